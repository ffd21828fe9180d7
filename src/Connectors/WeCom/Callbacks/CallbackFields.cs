using System.Globalization;

namespace Switchboard.Connectors.WeCom.Callbacks;

/// <summary>One decrypted callback.</summary>
internal sealed class CallbackFields(IReadOnlyDictionary<string, string> fields, DateTimeOffset now)
{
    internal string Type => this["MsgType"];

    internal string Event => this["Event"];

    internal string From => this["FromUserName"];

    internal DateTimeOffset At { get; } =
        UnixTime.Read(long.TryParse(fields.GetValueOrDefault("CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0, now);

    /// <summary>Events have no id of their own: the platform says who, when and what make one.</summary>
    internal string EventId => EventIds.Of(From, this["CreateTime"], Event, this["EventKey"]);

    internal string this[string name] => fields.GetValueOrDefault(name, "");
}
