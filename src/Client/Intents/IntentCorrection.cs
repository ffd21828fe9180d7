using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What came of a correction.</summary>
public enum CorrectionState
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>It waits for a supervisor.</summary>
    Proposed,

    /// <summary>Its text is an example now.</summary>
    Approved,

    /// <summary>Its text is left out.</summary>
    Rejected,
}

/// <summary>What an agent said a customer's message is really about.</summary>
public sealed record IntentCorrection
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conversation that it is of.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>That conversation's number.</summary>
    public required long ConversationNumber { get; init; }

    /// <summary>The inbox of the conversation.</summary>
    public required Guid InboxId { get; init; }

    /// <summary>The customer's message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Its words, personal data masked; only for who may read messages.</summary>
    public string? Text { get; init; }

    /// <summary>What stood on the conversation; null for nothing.</summary>
    public Guid? FromIntentId { get; init; }

    /// <summary>That intent's name.</summary>
    public string? FromIntentName { get; init; }

    /// <summary>How sure the model was of that, from 0 to 1.</summary>
    public double? FromConfidence { get; init; }

    /// <summary>What it is; null for none of the tenant's intents.</summary>
    public Guid? ToIntentId { get; init; }

    /// <summary>That intent's name.</summary>
    public string? ToIntentName { get; init; }

    /// <summary>Who said so.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>That one's name.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What came of it.</summary>
    public required CorrectionState State { get; init; }

    /// <summary>The intent whose example it became.</summary>
    public Guid? ApprovedIntentId { get; init; }

    /// <summary>That intent's name.</summary>
    public string? ApprovedIntentName { get; init; }

    /// <summary>Who decided.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Why it was rejected, if somebody said so; only for who may read messages.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a supervisor changes in approving a correction.</summary>
/// <param name="Text">Another text; null to leave it.</param>
/// <param name="IntentId">Another intent; null for the agent's.</param>
/// <param name="Move">Whether a text that is an example of another intent is taken from it.</param>
public sealed record CorrectionApproval(string? Text = null, Guid? IntentId = null, bool Move = false);

/// <summary>What came of approving several corrections.</summary>
/// <param name="Approved">So many became examples.</param>
/// <param name="Left">These did not.</param>
public sealed record CorrectionsApproved(int Approved, IReadOnlyList<CorrectionLeft> Left);

/// <summary>A correction that needs somebody's decision.</summary>
/// <param name="Id">Which.</param>
/// <param name="Code">Why not, as a refusal of the single approval would say it.</param>
/// <param name="Detail">The same in words.</param>
public sealed record CorrectionLeft(Guid Id, string Code, string Detail);

/// <summary>Which corrections, in which order.</summary>
public sealed record IntentCorrectionQuery : ListQuery
{
    /// <summary>Words in the text.</summary>
    public string? Search { get; init; }

    /// <summary><c>mine</c> for the caller's own.</summary>
    public string? View { get; init; }

    /// <summary>Only those that came so far.</summary>
    public CorrectionState? State { get; init; }

    /// <summary>Only those to this intent.</summary>
    public Guid? ToIntentId { get; init; }

    /// <summary>Only those from this intent.</summary>
    public Guid? FromIntentId { get; init; }

    /// <summary>Only those of this conversation.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(QueryText text) =>
        text.Add("search", Search).Add("view", View).Add("state", State).Add("toIntentId", ToIntentId).Add("fromIntentId", FromIntentId).Add("conversationId", ConversationId).Sort(Sort);
}
