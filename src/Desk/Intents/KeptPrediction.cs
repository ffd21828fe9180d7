using Switchboard.Desk.Audit;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents;

/// <summary>What a version said of a customer's words. The words are not here.</summary>
[Unaudited]
[DeskTable("intent_predictions", "SaidOn", "ModelNumber", "ConversationId", "Seq")]
internal sealed class KeptPrediction
{
    /// <summary>Long enough for the longest experiment and for a version's first two weeks; at a million messages a day, eight gigabytes.</summary>
    internal const int DaysKept = 35;

    public DateOnly SaidOn { get; init; }

    public int ModelNumber { get; init; }

    public ConversationId ConversationId { get; init; }

    public int Seq { get; init; }

    public IntentId IntentId { get; init; }

    public float Confidence { get; init; }

    public bool Sure { get; init; }

    /// <summary>The experiment that ran then, if one did.</summary>
    public IntentExperimentId? ExperimentId { get; init; }
}
