using Switchboard.Desk.Conversations;
using Switchboard.Desk.Messaging;

namespace Switchboard.Desk.Tests.Messaging;

public sealed class WriterLanesTests
{
    [Fact]
    public void A_conversation_takes_the_lane_of_the_contact_who_opened_it()
    {
        ContactId[] contacts = [.. Enumerable.Range(0, 1000).Select(_ => ContactId.New())];

        var lanes = contacts.Select(c => (ByContact: WriterLanes.LaneOf(c.Value, 3), ByConversation: WriterLanes.LaneOf(WriterLanes.NewConversation(c).Value, 3))).ToList();

        lanes.ShouldAllBe(l => l.ByContact == l.ByConversation);
        lanes.Select(l => l.ByContact).Distinct().Order().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Two_conversations_of_one_contact_have_two_ids_in_the_order_of_their_opening()
    {
        var contact = ContactId.New();

        var first = WriterLanes.NewConversation(contact).Value;
        Thread.Sleep(2);
        var second = WriterLanes.NewConversation(contact).Value;

        second.ShouldBeGreaterThan(first);
        first.Version.ShouldBe(7);
    }
}
