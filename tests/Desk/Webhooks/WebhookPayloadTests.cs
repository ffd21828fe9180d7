using System.Text;
using System.Text.Json;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Webhooks;

namespace Switchboard.Desk.Tests.Webhooks;

public sealed class WebhookPayloadTests
{
    private const int Most = 20_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly ConversationFacts Conversation = new(ConversationId.New(), long.MaxValue, ConversationStatus.Open, InboxId.New(), ContactId.New(), MemberId.New(), TeamId.New(), Now);

    public static TheoryData<string> Fillings => ["x", "长", "\u0001", "\"", "\u2028", "😀", "\u00a0", "\n", "é", "\u200b", "\ue000"];

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Whatever_its_characters_a_message_stays_below_20_kB_and_whole_characters_are_cut(string filling)
    {
        var text = string.Concat(Enumerable.Repeat(filling, 13_000));
        var files = Enumerable.Range(0, 10).Select(_ => new Attachment(Guid.CreateVersion7(), text, "application/pdf", long.MaxValue)).ToList();
        var message = MessageFacts.Of(MessageId.New(), int.MaxValue, AuthorKind.Contact, Guid.CreateVersion7(), text, text, note: true, files, Now, Now);

        var told = WebhookPayload.Of(EventTypes.MessageCreated, Conversation, message, Now);

        Encoding.UTF8.GetByteCount(told.Payload).ShouldBeLessThan(Most);
        message.TextCut.ShouldBeTrue();
        message.Text.ShouldEndWith("…");
        message.Text[..^1].ShouldBe(text[..(message.Text.Length - 1)]);
        JsonElement.Parse(told.Payload).GetProperty("data").GetProperty("message").GetProperty("text").GetString().ShouldBe(message.Text);
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Whatever_its_characters_a_contact_stays_below_20_kB(string filling)
    {
        var text = string.Concat(Enumerable.Repeat(filling, 5_000));
        var contact = new Contact { Id = ContactId.New(), Name = text, Email = text, Phone = text, ExternalId = text, Note = text, CreatedAt = Now };

        Encoding.UTF8.GetByteCount(WebhookPayload.Of(EventTypes.ContactUpdated, contact, Now).Payload).ShouldBeLessThan(Most);
        Encoding.UTF8.GetByteCount(WebhookPayload.Rated(Conversation, 5, text, Now).Payload).ShouldBeLessThan(Most);
    }

    [Fact]
    public void What_fits_is_told_as_it_was_said()
    {
        const string Said = "退款什么时候到账？\n\"now\" 😀";

        var message = MessageFacts.Of(MessageId.New(), 1, AuthorKind.Contact, null, "Li", Said, note: false, [], Now, recalled: null);

        (message.Text, message.TextCut).ShouldBe((Said, false));
    }

    [Fact]
    public void A_body_has_type_timestamp_and_data()
    {
        var body = JsonElement.Parse(WebhookPayload.StatusChanged(Conversation, ConversationStatus.Pending, "asked", Now).Payload);

        body.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "timestamp", "data"]);
        body.Text("timestamp").ShouldBe("2026-11-21T09:00:00Z");
        body.GetProperty("data").Text("previousStatus").ShouldBe("pending");
    }
}
