using System.Text.Json;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>Who is meant by the <c>@_user_1</c> in a text.</summary>
internal sealed class Mentions
{
    private const int Most = 200;
    private readonly (string Key, string OpenId, string Shown)[] _people;

    private Mentions((string Key, string OpenId, string Shown)[] people) => _people = people;

    internal static Mentions Of(JsonElement message, string botOpenId) =>
        new([.. message.Items("mentions").Take(Most).Select(x => Read(x, botOpenId)).Where(x => x.Key.Length > 0).OrderByDescending(x => x.Key.Length)]);

    /// <summary>Names instead of keys. The bot's own is taken out: it only says whom the customer talks to, and we know.</summary>
    internal string Resolve(string text)
    {
        // Long keys first, or "@_user_1" would eat the beginning of "@_user_10".
        foreach (var (key, _, shown) in _people)
            text = text.Replace(shown.Length == 0 ? key + " " : key, shown, StringComparison.Ordinal).Replace(key, shown, StringComparison.Ordinal);
        return text.Replace("@_all", "@all", StringComparison.Ordinal).Trim();
    }

    /// <summary>Rich text names people by key or by id.</summary>
    internal string Shown(string person, string? otherwise)
    {
        foreach (var (key, openId, shown) in _people)
        {
            if (person == key || person == openId)
                return shown;
        }

        return "@" + (string.IsNullOrEmpty(otherwise) ? person : otherwise);
    }

    private static (string Key, string OpenId, string Shown) Read(JsonElement mention, string botOpenId)
    {
        var openId = mention.Object("id").Text("open_id") ?? "";
        var isBot = botOpenId.Length > 0 ? openId == botOpenId : mention.Text("mentioned_type") is "bot" or "app";
        return (mention.Text("key") ?? "", openId, isBot ? "" : "@" + mention.Text("name"));
    }
}
