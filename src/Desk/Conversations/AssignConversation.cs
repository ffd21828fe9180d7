using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>Takes, transfers, or puts back into the queue.</summary>
[Verb("conversations.assign", Permission = "conversations:assign", Route = "POST /conversations/{id}/assign",
    Refuses = [typeof(ConversationResolved), typeof(MemberCannotTake), typeof(MemberWithoutAccess)],
    Example = """{"memberId":"{member}"}""",
    Summary = "Give a conversation to a member or a team; with neither, back to the queue.")]
internal sealed class AssignConversation(ConversationRows rows, DeskDb db, TimeProvider clock) : IVerb<AssignConversation.Input, ConversationView>
{
    internal sealed record Input(ConversationId Id, MemberId? MemberId = null, TeamId? TeamId = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(ConversationStatus status, Member? member, bool teamExists, Input input) =>
        status == ConversationStatus.Resolved ? new ConversationResolved() : WhyNot(member, teamExists, input.MemberId, input.TeamId);

    /// <summary>Why they may not be given conversations. A person may exceed their capacity when somebody decides so; the router never does.</summary>
    internal static Refusal? WhyNot(Member? member, bool teamExists, MemberId? toMember, TeamId? toTeam) => (toMember, toTeam) switch
    {
        (not null, not null) => new InvalidInput("teamId", "cannot stand beside 'memberId': give it to one of them."),
        (not null, _) when member is null => new NotFound("member"),
        (not null, _) when !member.Active => new MemberCannotTake($"{member.Name} is deactivated."),
        (not null, _) when !member.Role.Answers() => new MemberCannotTake($"{member.Name} is an {member.Role.ToString().ToLowerInvariant()}, who reads but does not answer."),
        (_, not null) when !teamExists => new NotFound("team"),
        _ => null,
    };

    public async ValueTask<Outcome<ConversationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        if (conversation is null)
            return new NotFound("conversation");
        var member = await TakerAsync(input.MemberId, ct);
        var team = input.TeamId is { } t ? await db.Teams.SingleOrDefaultAsync(x => x.Id == t, ct) : null;
        if (Decide(conversation.Status, member, team is not null, input) is { } refusal)
            return refusal;
        if (member is not null && !await InboxAccess.WhoSee(db, conversation.InboxId).AnyAsync(m => m.Id == member.Id, ct))
            return new MemberWithoutAccess(member.Name);

        var former = conversation.AssigneeId;
        var now = clock.GetUtcNow();
        Apply(conversation, member?.Id, team?.Id, now);
        if (member is not null)
            member.LastAssignedAt = now;
        var what = member is null && team is null ? "unassigned" : "assigned";
        rows.Note(conversation, new SystemEvent(what, member?.Id.Value, member?.Name, team?.Name), caller.Name, now, former);
        return await rows.ShowAsync(input.Id, caller, ct);
    }

    /// <summary>Locked, so that whoever is being deactivated is not given one more.</summary>
    private async Task<Member?> TakerAsync(MemberId? id, CancellationToken ct) => id is { } taker
        ? await db.Members.FromSql($"select * from desk.members where id = {taker.Value} for no key update").SingleOrDefaultAsync(ct)
        : null;

    /// <summary>Whoever takes a conversation takes it from the bot or the queue; whoever gives it back starts its wait anew.</summary>
    internal static void Apply(Conversation conversation, MemberId? member, TeamId? team, DateTimeOffset now)
    {
        conversation.Status = ConversationStatus.Open;
        conversation.SnoozedUntil = null;
        conversation.AssigneeId = member;
        conversation.TeamId = member is null ? team : conversation.TeamId;
        conversation.QueuedAt = member is null ? now : null;
    }
}
