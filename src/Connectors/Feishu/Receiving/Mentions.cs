using System.Text;
using System.Text.Json;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>Who is meant by the <c>@_user_1</c> in a text.</summary>
internal sealed class Mentions
{
    private const int Most = 200;
    private const int LongestKey = 32;
    private const int LongestName = 100;

    /// <summary>What the platform lets a text be; short keys with long names could make more of it.</summary>
    private const int LongestText = 150_000;
    private readonly (string Key, string OpenId, string Shown)[] _people;

    private Mentions((string Key, string OpenId, string Shown)[] people) => _people = people;

    /// <summary>Long keys first, or "@_user_1" would eat the beginning of "@_user_10".</summary>
    internal static Mentions Of(JsonElement message, string botOpenId) =>
        new([.. message.Items("mentions").Take(Most).Select(x => Read(x, botOpenId)).Where(x => IsKey(x.Key)).OrderByDescending(x => x.Key.Length)]);

    /// <summary>
    /// Names instead of keys, in one pass: a name that looks like a key stays a name. The bot's own is taken out: it only says whom
    /// the customer talks to, and we know.
    /// </summary>
    internal string Resolve(string text)
    {
        var rest = text.AsSpan();
        var resolved = new StringBuilder();
        while (resolved.Length < LongestText && rest.IndexOf("@_", StringComparison.Ordinal) is >= 0 and var at)
        {
            resolved.Append(rest[..at]);
            rest = rest[at..];
            var (length, shown) = Match(rest);
            resolved.Append(shown);
            rest = rest[length..];
            if (shown.Length == 0 && rest.StartsWith(" ", StringComparison.Ordinal))
                rest = rest[1..];
        }

        resolved.Append(rest);
        return Excerpt.Of(resolved.ToString(), LongestText).Trim();
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

    private (int Length, string Shown) Match(ReadOnlySpan<char> rest)
    {
        foreach (var (key, _, shown) in _people)
        {
            if (rest.StartsWith(key, StringComparison.Ordinal))
                return (key.Length, shown);
        }

        return rest.StartsWith("@_all", StringComparison.Ordinal) ? ("@_all".Length, "@all") : (2, "@_");
    }

    private static bool IsKey(string key) => key.Length is > 2 and <= LongestKey && key.StartsWith("@_", StringComparison.Ordinal);

    private static (string Key, string OpenId, string Shown) Read(JsonElement mention, string botOpenId)
    {
        var openId = mention.Object("id").Text("open_id") ?? "";
        var isBot = botOpenId.Length > 0 ? openId == botOpenId : mention.Text("mentioned_type") is "bot" or "app";
        return (mention.Text("key") ?? "", openId, isBot ? "" : "@" + Excerpt.Of(mention.Text("name") ?? "", LongestName));
    }
}
