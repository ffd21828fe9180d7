using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

public sealed record IntentCorrectionView
{
    public IntentCorrectionId Id { get; init; }

    public ConversationId ConversationId { get; init; }

    public long ConversationNumber { get; init; }

    public InboxId InboxId { get; init; }

    public MessageId MessageId { get; init; }

    /// <summary>The customer's words, personal data masked; as the supervisor left them once it is approved.</summary>
    [Private("messages:read")]
    public string? Text { get; init; }

    /// <summary>What stood on the conversation; null for nothing.</summary>
    public IntentId? FromIntentId { get; init; }

    public string? FromIntentName { get; init; }

    /// <summary>How sure the model was of that, from 0 to 1.</summary>
    public double? FromConfidence { get; init; }

    /// <summary>What it is; null for none of the tenant's intents.</summary>
    public IntentId? ToIntentId { get; init; }

    public string? ToIntentName { get; init; }

    public Guid AuthorId { get; init; }

    public string AuthorName { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public CorrectionState State { get; init; }

    /// <summary>Whose example it became.</summary>
    public IntentId? ApprovedIntentId { get; init; }

    public string? ApprovedIntentName { get; init; }

    public string? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Why it was rejected, if somebody said so.</summary>
    [Private("messages:read")]
    public string? Reason { get; init; }

    internal static IQueryable<IntentCorrectionView> From(DeskDb db) => db.Set<IntentCorrection>().Select(c => new IntentCorrectionView
    {
        Id = c.Id,
        ConversationId = c.ConversationId,
        ConversationNumber = db.Conversations.Where(o => o.Id == c.ConversationId).Select(o => o.Number).First(),
        InboxId = c.InboxId,
        MessageId = c.MessageId,
        Text = c.Text,
        FromIntentId = c.FromIntentId,
        FromIntentName = db.Set<Intent>().Where(i => i.Id == c.FromIntentId).Select(i => i.Name).FirstOrDefault(),
        FromConfidence = c.FromConfidence,
        ToIntentId = c.ToIntentId,
        ToIntentName = db.Set<Intent>().Where(i => i.Id == c.ToIntentId).Select(i => i.Name).FirstOrDefault(),
        AuthorId = c.AuthorId,
        AuthorName = c.AuthorName,
        CreatedAt = c.CreatedAt,
        State = c.State,
        ApprovedIntentId = c.ApprovedIntentId,
        ApprovedIntentName = db.Set<Intent>().Where(i => i.Id == c.ApprovedIntentId).Select(i => i.Name).FirstOrDefault(),
        ReviewedBy = c.ReviewedBy,
        ReviewedAt = c.ReviewedAt,
        Reason = c.Reason,
    });
}

[Set]
internal static class IntentCorrectionSet
{
    internal static readonly Set<IntentCorrectionView, IntentCorrectionId> Declaration =
        new Set<IntentCorrectionView, IntentCorrectionId>("intent-corrections", "intents:read", c => c.Id)
            .From<DeskDb>((db, _) => IntentCorrectionView.From(db))
            .Filter(c => c.State).Filter(c => c.ToIntentId).Filter(c => c.FromIntentId).Filter(c => c.ConversationId)
            .Sort(c => c.CreatedAt, descending: true)
            .Search((rows, words) => rows.Where(c => EF.Functions.ILike(c.Text!, LikePattern.Containing(words), "\\")))
            .View("mine", (rows, caller) => rows.Where(c => c.AuthorId == caller.Id));
}
