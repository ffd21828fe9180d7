using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents.Retraining;

/// <summary>Whether a tenant's models are trained anew at night. A tenant without a row has it so.</summary>
[DeskTable("retraining", nameof(Subject))]
internal sealed class RetrainingRow
{
    internal const string Intents = "intents";

    public string Subject { get; init; } = Intents;

    public bool Enabled { get; set; } = true;

    /// <summary>The last that was looked at.</summary>
    public DateOnly? Night { get; set; }
}
