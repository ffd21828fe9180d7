using System.Text;

namespace Switchboard.Client.Tests.Webhooks;

/// <summary>What the public library signs is believed, and read as an event.</summary>
public sealed class StandardLibraryTests(StandardLibrary library) : IClassFixture<StandardLibrary>
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const long Time = 1795251600;
    private const string Conversation = """{"id":"0192f0c0-0000-7000-8000-000000000001","number":7,"status":"open","inboxId":"0192f0c0-0000-7000-8000-000000000002","contactId":"0192f0c0-0000-7000-8000-000000000003","assigneeId":null,"teamId":null,"snoozedUntil":null}""";
    private const string Message = """{"id":"0192f0c0-0000-7000-8000-000000000004","seq":3,"author":{"kind":"contact","id":null,"name":"Ann"},"text":"你好 😀","textCut":false,"private":false,"attachments":[],"createdAt":"2026-11-21T09:00:00Z","recalledAt":null}""";
    private const string Contact = """{"id":"0192f0c0-0000-7000-8000-000000000003","name":"Ann","email":null,"phone":null,"externalId":null,"verified":false,"language":"en","note":null,"createdAt":"2026-11-21T09:00:00Z"}""";

    public static TheoryData<string, string, Type> Events => new()
    {
        { "conversation.created", $$$"""{"conversation":{{{Conversation}}}}""", typeof(ConversationCreated) },
        { "conversation.assigned", $$$"""{"conversation":{{{Conversation}}}}""", typeof(ConversationAssigned) },
        { "conversation.status_changed", $$$"""{"conversation":{{{Conversation}}},"previousStatus":"pending","reason":"customer-asked"}""", typeof(ConversationStatusChanged) },
        { "message.created", $$$"""{"conversation":{{{Conversation}}},"message":{{{Message}}}}""", typeof(MessageCreated) },
        { "message.recalled", $$$"""{"conversation":{{{Conversation}}},"message":{{{Message}}}}""", typeof(MessageRecalled) },
        { "message.note_created", $$$"""{"conversation":{{{Conversation}}},"message":{{{Message}}}}""", typeof(NoteCreated) },
        { "message.note_recalled", $$$"""{"conversation":{{{Conversation}}},"message":{{{Message}}}}""", typeof(NoteRecalled) },
        { "rating.created", $$$"""{"conversation":{{{Conversation}}},"rating":{"score":5,"comment":null}}""", typeof(RatingCreated) },
        { "contact.created", $$$"""{"contact":{{{Contact}}}}""", typeof(ContactCreated) },
        { "contact.updated", $$$"""{"contact":{{{Contact}}}}""", typeof(ContactUpdated) },
        { "something.new", """{"a":1}""", typeof(WebhookEvent) },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public async Task An_event_that_the_public_library_signed_is_believed_and_typed(string type, string data, Type expected)
    {
        var body = $$$"""{"type":"{{{type}}}","timestamp":"2026-11-21T09:00:00Z","data":{{{data}}}}""";
        var signature = await library.SignAsync(Secret, "evt_1", Time, body);

        var told = new WebhookVerifier(Secret, new StoppedClock(Time)).Verify(Encoding.UTF8.GetBytes(body), "evt_1", "1795251600", signature);

        told.GetType().ShouldBe(expected);
        told.Id.ShouldBe("evt_1");
        told.Type.ShouldBe(type);
        told.Timestamp.ShouldBe(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        told.Data.GetRawText().ShouldBe(data);
        if (told is MessageCreated created)
            created.Message.Text.ShouldBe("你好 😀");
    }

    [Fact]
    public async Task What_the_public_library_signed_with_another_secret_is_not()
    {
        var body = """{"type":"contact.created","timestamp":"2026-11-21T09:00:00Z","data":{}}""";
        var signature = await library.SignAsync("whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "evt_1", Time, body);

        var refused = Should.Throw<WebhookException>(() => new WebhookVerifier(Secret, new StoppedClock(Time)).Verify(Encoding.UTF8.GetBytes(body), "evt_1", "1795251600", signature));

        refused.Fault.ShouldBe(WebhookFault.SignatureWrong);
    }
}
