using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Files;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>
/// Fetches one leased file and hangs it on its message. The file's id was given beforehand, so one whose bytes came before a crash is laid
/// into the same place again; row, attachment and state are committed together.
/// </summary>
internal sealed class MediaFetches(DeskWork work, ConversationRows rows, FileStore files, MediaPlatform platform, TimeProvider clock)
{
    public async Task TryAsync(LeasedMedia leased, CancellationToken ct)
    {
        if (await work.Db.Set<MediaRow>().AsNoTracking().SingleOrDefaultAsync(
                m => m.ConversationId == leased.Conversation && m.Seq == leased.Seq && m.Place == leased.Place && m.Turn == leased.Turn, ct) is not { } file)
            return;
        if (MediaDecision.Overdue(file.Since, file.Until, clock.GetUtcNow()) is { } overdue)
        {
            await FinishAsync(leased, overdue, null, ct);
            return;
        }

        var reached = await FetchAsync(leased, file, ct);
        await FinishAsync(leased, MediaDecision.Decide(reached, file.Attempts, clock.GetUtcNow(), Random.Shared.NextDouble()), reached.Value as MediaAnswer.Here, ct);
    }

    /// <summary>Either the bytes lie in their place after this, or nothing of them is left.</summary>
    private async Task<Reached<MediaAnswer>> FetchAsync(LeasedMedia leased, MediaRow file, CancellationToken ct)
    {
        await using var incoming = files.Receive(file.Id);
        var reached = await platform.FetchAsync(leased.Tenant, file, incoming, ct);
        if (reached.Value is MediaAnswer.Here)
            await incoming.KeepAsync();
        return reached;
    }

    private async Task FinishAsync(LeasedMedia leased, MediaDecision decision, MediaAnswer.Here? here, CancellationToken ct)
    {
        if (await rows.LockAsync(leased.Conversation, ct) is not { } conversation)
            return;
        var all = await work.Db.Set<MediaRow>().Where(m => m.ConversationId == leased.Conversation && m.Seq == leased.Seq).OrderBy(m => m.Place).ToListAsync(ct);
        if (all.Find(m => m.Place == leased.Place && m.Turn == leased.Turn && m.State == MediaState.Fetching) is not { } mine)
            return;
        var message = await work.Db.Messages.SingleAsync(m => m.ConversationId == leased.Conversation && m.Seq == leased.Seq, ct);
        if (message.RecalledAt is not null)
            Forget(mine);
        else
            Settle(conversation, message, all, mine, decision, here);
        await work.CommitAsync(audit: null, ct);
    }

    /// <summary>The customer took it back while it was on its way.</summary>
    private void Forget(MediaRow mine)
    {
        work.Db.Remove(mine);
        File.Delete(files.PathOf(mine.Id));
    }

    private void Settle(Conversation conversation, Message message, List<MediaRow> all, MediaRow mine, MediaDecision decision, MediaAnswer.Here? here)
    {
        (mine.State, mine.Reason, mine.DueAt) = (decision.State, decision.Why, decision.NextTryAt ?? clock.GetUtcNow());
        if (decision.State == MediaState.Fetching)
            return;
        if (!decision.CanBeAskedAgain)
            mine.Reference = null;
        if (here is not null)
        {
            var attachment = files.Add(mine.Id, here.Name ?? Words<MediaKind>.Write(mine.Kind), here.ContentType, here.Size, new ContactId(message.AuthorId!.Value));
            message.Attachments = [.. (message.Attachments ?? []).Append(attachment).OrderBy(a => all.FindIndex(m => m.Id == a.Id))];
        }

        message.Media = all.Exists(m => m.State != MediaState.Fetched) ? [.. all.Where(m => m.State != MediaState.Fetched).Select(m => m.Shown)] : null;
        rows.Changed(conversation, message);
    }
}
