using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

/// <summary>Something that a tenant's customers want, and what follows when a conversation of it is handed over.</summary>
[DeskTable("intents")]
internal sealed class Intent : IUniqueRow
{
    /// <summary>Of a tenant; models tell more of them apart badly, and people too.</summary>
    internal const int Most = 200;

    public IntentId Id { get; init; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>The team that it goes to; null for whoever is free.</summary>
    public TeamId? TeamId { get; set; }

    public Priority Priority { get; set; }

    /// <summary>The bot does not try: people have it at once.</summary>
    public bool ToPerson { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint == "intents_name" ? new IntentExists() : null;
}
