using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Channels;

/// <summary>An agent has files of a customer's fetched once more, where that was given up and may still lead to something.</summary>
[Verb("messages.retry-media", Permission = "conversations:reply", Route = "POST /conversations/{id}/messages/{messageId}/retry-media",
    Refuses = [typeof(NothingToFetch)],
    Summary = "Fetch a customer's files from their platform again, where the platform could not be reached.")]
internal sealed class RetryMedia(ConversationRows rows, DeskWork work, TimeProvider clock) : IVerb<RetryMedia.Input, MessageView>
{
    internal sealed record Input(ConversationId Id, MessageId MessageId) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => MessageId.Value;
    }

    /// <summary>Where the reference is gone there is nothing left to ask for.</summary>
    internal static Refusal? Decide(IEnumerable<MediaRow> files, bool recalled) =>
        !recalled && files.Any(MayBeAsked) ? null : new NothingToFetch();

    public async ValueTask<Outcome<MessageView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        var message = conversation is null ? null : await work.Db.Messages.SingleOrDefaultAsync(m => m.ConversationId == input.Id && m.Id == input.MessageId, ct);
        if (conversation is null || message is null)
            return new NotFound("message");
        var files = await work.Db.Set<MediaRow>().Where(m => m.ConversationId == input.Id && m.Seq == message.Seq).OrderBy(m => m.Place).ToListAsync(ct);
        if (Decide(files, message.RecalledAt is not null) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        foreach (var file in files.Where(MayBeAsked))
            (file.State, file.Reason, file.Attempts, file.DueAt, file.Since) = (MediaState.Fetching, null, 0, now, now);
        message.Media = [.. files.Where(f => f.State != MediaState.Fetched).Select(f => f.Shown)];
        work.Publish(new FetchesWaiting(work.Db.TenantId));
        return rows.Changed(conversation, message);
    }

    private static bool MayBeAsked(MediaRow file) => file is { State: MediaState.Failed, Reference: not null };
}

internal sealed record NothingToFetch()
    : Refusal(RefusalKind.Conflict, "message.nothing-to-fetch", "This message has no file that could be fetched again: all are here, on their way, or gone for good.");
