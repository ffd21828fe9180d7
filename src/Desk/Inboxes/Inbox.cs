using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Inboxes;

[DeskTable("inboxes")]
internal sealed class Inbox
{
    public InboxId Id { get; init; }

    public string Name { get; set; } = "";

    public string Channel { get; init; } = "";

    /// <summary>What a page that embeds the widget names. Public by nature.</summary>
    public string Key { get; init; } = "";

    public bool Enabled { get; set; } = true;

    [JsonColumn]
    public IReadOnlyDictionary<string, string> Settings { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Secret settings, encrypted for this tenant.</summary>
    public byte[]? Secrets { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
