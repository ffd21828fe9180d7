using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>A member has read up to a number. Never moves back.</summary>
[Verb("conversations.mark-read", Permission = "conversations:read", Route = "POST /conversations/{id}/read", Audited = false,
    Summary = "Remember how far you have read.")]
internal sealed class MarkRead(DeskWork work, DeskDb db) : IVerb<MarkRead.Input, MarkRead.Output>
{
    internal sealed record Input(ConversationId Id, [Range(0, int.MaxValue)] int Seq);

    internal sealed record Output(int ReadSeq);

    public async ValueTask<Outcome<Output>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var conversation = await db.Conversations.AsNoTracking().Where(c => c.Id == input.Id).Select(c => new { c.LastSeq }).SingleOrDefaultAsync(ct);
        if (conversation is null)
            return new NotFound("conversation");
        var seq = Math.Min(input.Seq, conversation.LastSeq);
        if (caller.Kind != CallerKind.Member)
            return new Output(seq);

        var marks = await db.Database.SqlQuery<int>($"""
            insert into desk.read_marks (tenant_id, conversation_id, member_id, seq, contact_message_count)
            select {db.TenantId.Value}, {input.Id.Value}, {caller.Id}, {seq}, count(*) filter (where author_kind = 'contact')
            from desk.messages where tenant_id = {db.TenantId.Value} and conversation_id = {input.Id.Value} and seq <= {seq}
            on conflict (tenant_id, conversation_id, member_id) do update
              set seq = greatest(read_marks.seq, excluded.seq), contact_message_count = greatest(read_marks.contact_message_count, excluded.contact_message_count)
            returning seq as "Value"
            """).ToListAsync(ct);
        var moved = await db.Conversations.Where(c => c.Id == input.Id && c.AgentReadSeq < seq).ExecuteUpdateAsync(c => c.SetProperty(x => x.AgentReadSeq, seq), ct);
        if (moved > 0)
            work.Publish(new SomeoneRead(db.TenantId, input.Id, AuthorKind.Agent, new MemberId(caller.Id), seq));
        return new Output(marks.Single());
    }
}
