using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Conversations;

/// <summary>Brings back what was set aside until now: to its assignee, or to its place in the queue.</summary>
internal sealed class WakeSnoozed(DeskWork work, DeskDb db, ConversationRows rows, TimeProvider clock)
{
    private const int MostPerRound = 100;

    /// <returns>How many woke. A full round means there may be more.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.Conversations.AnyAsync(c => c.Status == ConversationStatus.Snoozed && c.SnoozedUntil <= now, ct))
            return 0;
        await work.BeginAsync(ct);

        // Skipping what another node holds: it is waking those, or somebody is changing them and the next round looks again.
        var due = await db.Conversations
            .FromSql($"select * from desk.conversations where status = 'snoozed' and snoozed_until <= {now} order by snoozed_until limit {MostPerRound} for no key update skip locked")
            .ToListAsync(ct);
        foreach (var conversation in due)
        {
            Wake(conversation, now);
            rows.Note(conversation, new SystemEvent("reopened", Reason: "snooze-over"), "Snooze", now);
        }

        await work.CommitAsync(audit: null, ct);
        return due.Count;
    }

    internal static void Wake(Conversation conversation, DateTimeOffset now)
    {
        conversation.Status = ConversationStatus.Open;
        conversation.SnoozedUntil = null;
        conversation.QueuedAt = conversation.AssigneeId is null ? conversation.QueuedAt ?? now : null;
    }
}
