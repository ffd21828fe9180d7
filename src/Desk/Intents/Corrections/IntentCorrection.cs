using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Audit;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

public readonly record struct IntentCorrectionId(Guid Value) : IStrongId<IntentCorrectionId>
{
    public static IntentCorrectionId From(Guid value) => new(value);

    public static IntentCorrectionId New() => new(Guid.CreateVersion7());
}

public enum CorrectionState
{
    /// <summary>It waits for a supervisor.</summary>
    Proposed,

    /// <summary>Its text is an example now.</summary>
    Approved,
    Rejected,
}

/// <summary>What an agent said a customer's message is really about. While it is proposed there is one for a message; the newest word counts.</summary>
[DeskTable("intent_corrections")]
internal sealed class IntentCorrection
{
    public IntentCorrectionId Id { get; init; }

    public ConversationId ConversationId { get; init; }

    public InboxId InboxId { get; init; }

    public MessageId MessageId { get; init; }

    /// <summary>The message, personal data masked, and then what the supervisor made of it.</summary>
    [Personal]
    public string Text { get; set; } = "";

    /// <summary>What stood on the conversation; null for nothing.</summary>
    public IntentId? FromIntentId { get; init; }

    public double? FromConfidence { get; init; }

    /// <summary>What it is; null for none of the tenant's intents.</summary>
    public IntentId? ToIntentId { get; set; }

    public Guid AuthorId { get; set; }

    public string AuthorName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public CorrectionState State { get; set; }

    /// <summary>Whose example it became: the supervisor may know better still.</summary>
    public IntentId? ApprovedIntentId { get; set; }

    public string? ReviewedBy { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    [Personal]
    public string Reason { get; set; } = "";

    /// <summary>Words that were taken back are not proposed any longer.</summary>
    internal static async Task WithdrawAsync(DeskDb db, MessageId message, CancellationToken ct) =>
        db.RemoveRange(await db.Set<IntentCorrection>().Where(c => c.MessageId == message && c.State == CorrectionState.Proposed).ToListAsync(ct));

    internal void Approve(IntentId intent, string text, string by, DateTimeOffset at)
    {
        (State, ApprovedIntentId, Text) = (CorrectionState.Approved, intent, text);
        (ReviewedBy, ReviewedAt) = (by, at);
    }

    internal void Reject(string reason, string by, DateTimeOffset at)
    {
        (State, Reason) = (CorrectionState.Rejected, reason);
        (ReviewedBy, ReviewedAt) = (by, at);
    }
}
