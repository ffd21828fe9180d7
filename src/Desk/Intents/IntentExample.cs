using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

public enum ExampleSource
{
    Typed,
    Imported,

    /// <summary>One of the texts that came with the product.</summary>
    Starter,

    /// <summary>An agent corrected it, and a supervisor agreed.</summary>
    Corrected,
}

/// <summary>A text as customers say it. The audit log tells how many were added, never what they say.</summary>
[Unaudited]
[DeskTable("intent_examples")]
internal sealed class IntentExample : IUniqueRow
{
    /// <summary>Customers ask in a sentence or two; what is longer teaches little.</summary>
    internal const int Longest = 500;

    /// <summary>Of a tenant.</summary>
    internal const int Most = 20_000;

    /// <summary>What an intent needs before a model learns it.</summary>
    internal const int Fewest = 5;

    public IntentExampleId Id { get; init; }

    public IntentId IntentId { get; set; }

    public string Text { get; init; } = "";

    public string? Language { get; init; }

    public ExampleSource Source { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint == "intent_examples_text" ? new ChangedMeanwhile() : null;
}
