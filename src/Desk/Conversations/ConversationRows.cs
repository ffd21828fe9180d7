using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Conversations;

/// <summary>What verbs on one conversation share: take its lock, tell the change, show the result.</summary>
internal sealed class ConversationRows(DeskWork work, MessageViews views, CurrentTenant tenant)
{
    /// <summary>The conversation with its row locked until the verb's commit, or null.</summary>
    public async Task<Conversation?> LockAsync(ConversationId id, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        return await db.Conversations
            .FromSql($"select * from desk.conversations where id = {id.Value} for no key update")
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Adds a system line and lets everyone know once the change is durable.</summary>
    public void Note(Conversation conversation, SystemEvent what, string actor, DateTimeOffset at, MemberId? formerAssignee = null)
    {
        var line = conversation.Note(what, actor, at);
        work.Db.Add(line);
        work.Publish(new MessageAdded(tenant.Id, views.Of(tenant.Id, line, 0, 0), conversation.AssigneeId, InQueue(conversation)));
        work.Publish(new ConversationChanged(tenant.Id, conversation.Id, formerAssignee));
        work.Publish(new QueueChanged(tenant.Id));
    }

    /// <summary>The view after the change, inside the same transaction.</summary>
    public async Task<ConversationView> ShowAsync(ConversationId id, Caller caller, CancellationToken ct)
    {
        await work.Db.SaveChangesAsync(ct);
        return await ConversationView.From(work.Db, caller).SingleAsync(c => c.Id == id, ct);
    }

    private static bool InQueue(Conversation conversation) => conversation is { Status: ConversationStatus.Open, AssigneeId: null };
}
