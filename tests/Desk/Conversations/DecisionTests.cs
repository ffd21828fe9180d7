using Switchboard.Desk.Conversations;
using Switchboard.Desk.Members;
using Switchboard.Registry;

namespace Switchboard.Desk.Tests.Conversations;

/// <summary>What each verb decides, as tables: no database, no clock.</summary>
public sealed class DecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(nameof(ConversationStatus.Pending), null)]
    [InlineData(nameof(ConversationStatus.Open), "conversation.already-with-people")]
    [InlineData(nameof(ConversationStatus.Snoozed), "conversation.already-with-people")]
    [InlineData(nameof(ConversationStatus.Resolved), "conversation.resolved")]
    public void Only_what_the_bot_has_is_handed_over(string status, string? refusal) =>
        CodeOf(HandOver.Decide(Enum.Parse<ConversationStatus>(status))).ShouldBe(refusal);

    [Theory]
    [InlineData(nameof(ConversationStatus.Pending), null)]
    [InlineData(nameof(ConversationStatus.Open), null)]
    [InlineData(nameof(ConversationStatus.Snoozed), null)]
    [InlineData(nameof(ConversationStatus.Resolved), "conversation.resolved")]
    public void Whatever_is_not_resolved_can_be(string status, string? refusal) =>
        CodeOf(ResolveConversation.Decide(Enum.Parse<ConversationStatus>(status))).ShouldBe(refusal);

    [Theory]
    [InlineData(nameof(ConversationStatus.Resolved), false, null)]
    [InlineData(nameof(ConversationStatus.Resolved), true, "conversation.another-open")]
    [InlineData(nameof(ConversationStatus.Open), false, "conversation.not-resolved")]
    [InlineData(nameof(ConversationStatus.Pending), true, "conversation.not-resolved")]
    [InlineData(nameof(ConversationStatus.Snoozed), false, "conversation.not-resolved")]
    public void A_resolved_conversation_reopens_unless_its_customer_has_another(string status, bool another, string? refusal) =>
        CodeOf(ReopenConversation.Decide(Enum.Parse<ConversationStatus>(status), another)).ShouldBe(refusal);

    [Theory]
    [InlineData(nameof(ConversationStatus.Resolved), null)]
    [InlineData(nameof(ConversationStatus.Open), "conversation.not-resolved")]
    [InlineData(nameof(ConversationStatus.Pending), "conversation.not-resolved")]
    [InlineData(nameof(ConversationStatus.Snoozed), "conversation.not-resolved")]
    public void Only_what_is_over_is_rated(string status, string? refusal) =>
        CodeOf(RateConversation.Decide(Enum.Parse<ConversationStatus>(status))).ShouldBe(refusal);

    [Theory]
    [InlineData(nameof(ConversationStatus.Open), 60, null)]
    [InlineData(nameof(ConversationStatus.Pending), 60, null)]
    [InlineData(nameof(ConversationStatus.Snoozed), 60, null)]
    [InlineData(nameof(ConversationStatus.Resolved), 60, "conversation.resolved")]
    [InlineData(nameof(ConversationStatus.Open), 0, "input.invalid")]
    [InlineData(nameof(ConversationStatus.Open), -1, "input.invalid")]
    [InlineData(nameof(ConversationStatus.Open), 366 * 24 * 60, null)]
    [InlineData(nameof(ConversationStatus.Open), (366 * 24 * 60) + 1, "input.invalid")]
    public void A_snooze_ends_in_the_future_and_within_a_year(string status, int minutes, string? refusal) =>
        CodeOf(SnoozeConversation.Decide(Enum.Parse<ConversationStatus>(status), Now.AddMinutes(minutes), Now)).ShouldBe(refusal);

    [Theory]
    [InlineData(true, 0, null)]
    [InlineData(true, 120, null)]
    [InlineData(true, 121, "message.recall-window-passed")]
    [InlineData(false, 0, "message.not-yours")]
    [InlineData(false, 121, "message.not-yours")]
    public void Ones_own_words_can_be_recalled_for_two_minutes(bool own, int seconds, string? refusal)
    {
        var me = Guid.CreateVersion7();

        var decision = RecallMessage.Decide(AuthorKind.Agent, own ? me : Guid.CreateVersion7(), Now.AddSeconds(-seconds), me, Now);

        CodeOf(decision).ShouldBe(refusal);
    }

    [Theory]
    [InlineData(nameof(AuthorKind.Contact))]
    [InlineData(nameof(AuthorKind.Bot))]
    [InlineData(nameof(AuthorKind.System))]
    public void Nobody_recalls_what_no_agent_wrote(string author)
    {
        var me = Guid.CreateVersion7();

        var decision = RecallMessage.Decide(Enum.Parse<AuthorKind>(author), me, Now, me, Now);

        CodeOf(decision).ShouldBe("message.not-yours");
    }

    [Theory]
    [InlineData("hello", 0, null)]
    [InlineData("", 1, null)]
    [InlineData("", 0, "input.invalid")]
    [InlineData(" \n", 0, "input.invalid")]
    public void A_message_has_words_or_a_file(string text, int files, string? refusal)
    {
        var input = new SendMessage.Input(ConversationId.New(), text, "1", AttachmentIds: [.. Enumerable.Range(0, files).Select(_ => Guid.CreateVersion7())]);

        CodeOf(SendMessage.Decide(input)).ShouldBe(refusal);
    }

    [Theory]
    [InlineData(nameof(ConversationStatus.Open), true, false, MemberRole.Agent, true, null)]
    [InlineData(nameof(ConversationStatus.Pending), true, false, MemberRole.Admin, true, null)]
    [InlineData(nameof(ConversationStatus.Snoozed), true, false, MemberRole.Supervisor, true, null)]
    [InlineData(nameof(ConversationStatus.Open), false, true, MemberRole.Agent, true, null)]
    [InlineData(nameof(ConversationStatus.Open), false, false, MemberRole.Agent, true, null)]
    [InlineData(nameof(ConversationStatus.Open), true, true, MemberRole.Agent, true, "input.invalid")]
    [InlineData(nameof(ConversationStatus.Open), true, false, MemberRole.Inspector, true, "conversation.member-cannot-take")]
    [InlineData(nameof(ConversationStatus.Open), true, false, MemberRole.Agent, false, "conversation.member-cannot-take")]
    [InlineData(nameof(ConversationStatus.Resolved), true, false, MemberRole.Agent, true, "conversation.resolved")]
    [InlineData(nameof(ConversationStatus.Resolved), false, false, MemberRole.Agent, true, "conversation.resolved")]
    public void Whoever_answers_customers_can_be_given_a_conversation(string status, bool toMember, bool toTeam, MemberRole role, bool active, string? refusal)
    {
        var member = new Member { Id = MemberId.New(), Name = "Ann", Role = role, Active = active };
        var input = new AssignConversation.Input(ConversationId.New(), toMember ? member.Id : null, toTeam ? TeamId.New() : null);

        var decision = AssignConversation.Decide(Enum.Parse<ConversationStatus>(status), toMember ? member : null, teamExists: toTeam, input);

        CodeOf(decision).ShouldBe(refusal);
    }

    [Fact]
    public void A_member_or_team_that_does_not_exist_cannot_be_given_anything()
    {
        var id = ConversationId.New();

        CodeOf(AssignConversation.Decide(ConversationStatus.Open, null, false, new(id, MemberId.New()))).ShouldBe("member.not-found");
        CodeOf(AssignConversation.Decide(ConversationStatus.Open, null, false, new(id, null, TeamId.New()))).ShouldBe("team.not-found");
    }

    [Fact]
    public void Taking_leaves_the_queue_and_giving_back_joins_its_end()
    {
        var conversation = new Conversation { Id = ConversationId.New(), Status = ConversationStatus.Snoozed, SnoozedUntil = Now.AddHours(1), QueuedAt = Now.AddHours(-1) };
        var (member, team) = (MemberId.New(), TeamId.New());

        AssignConversation.Apply(conversation, member, null, Now);
        var taken = (conversation.Status, conversation.AssigneeId, conversation.QueuedAt, conversation.SnoozedUntil);
        AssignConversation.Apply(conversation, null, team, Now);
        var given = (conversation.AssigneeId, conversation.TeamId, conversation.QueuedAt);

        taken.ShouldBe((ConversationStatus.Open, member, null, null));
        given.ShouldBe((null, team, Now));
    }

    [Fact]
    public void Waking_returns_to_the_assignee_or_to_the_place_in_the_queue()
    {
        var (earlier, member) = (Now.AddHours(-2), MemberId.New());
        var mine = new Conversation { Status = ConversationStatus.Snoozed, SnoozedUntil = Now, AssigneeId = member };
        var nobodys = new Conversation { Status = ConversationStatus.Snoozed, SnoozedUntil = Now, QueuedAt = earlier };

        WakeSnoozed.Wake(mine, Now);
        WakeSnoozed.Wake(nobodys, Now);

        (mine.Status, mine.SnoozedUntil, mine.AssigneeId, mine.QueuedAt).ShouldBe((ConversationStatus.Open, null, member, null));
        (nobodys.Status, nobodys.SnoozedUntil, nobodys.QueuedAt).ShouldBe((ConversationStatus.Open, null, earlier));
    }

    private static string? CodeOf(Refusal? refusal) => refusal?.Code;
}
