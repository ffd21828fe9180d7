using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Switchboard.Desk.Audit;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Invitations;
using Switchboard.Desk.Onboarding;
using Switchboard.Desk.Visitors;
using Switchboard.Host.Ai;
using Switchboard.Host.Audit;
using Switchboard.Host.Identity;
using Switchboard.Host.Identity.SignUp;
using Switchboard.Host.Rest.Bulk;
using Switchboard.Host.Widget;

namespace Switchboard.Host.Rest.Description;

/// <summary>The few doors that no declaration brings: sign-in, the widget, files.</summary>
internal static class HandWritten
{
    private const string Widget = "widget";

    /// <summary>Where the required fields alone would show nothing.</summary>
    private static readonly FrozenDictionary<string, string> Declared = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bulk"] = """{"operations":[{"verb":"contacts.create","input":{"name":"Ann Li"}},{"verb":"conversations.assign","input":{"id":"{conversation}","memberId":"{member}"}}]}""",
        ["widget.send-message"] = """{"text":"Hello! Where is my order?","clientId":"7d1f6c52"}""",
        ["sign-up"] = """{"company":"Blue Whale Trading","name":"Ann Li","email":"ann@example.com","password":"correct horse battery","timeZone":"Asia/Shanghai","language":"en"}""",
        ["email-confirmation.confirm"] = """{"token":"uS9kq3lL0b2cXw"}""",
        ["password-reset.ask"] = """{"email":"ann@example.com"}""",
        ["password-reset.complete"] = """{"token":"uS9kq3lL0b2cXw","password":"correct horse battery"}""",
        ["invitations.show"] = """{"token":"uS9kq3lL0b2cXw"}""",
        ["invitations.accept"] = """{"token":"uS9kq3lL0b2cXw","password":"correct horse battery"}""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static IEnumerable<(string Method, string Path, JsonObject Operation)> Operations(SchemaRoom schemas, Operations operations)
    {
        foreach (var (method, path, operation) in All(schemas))
        {
            operations.Show(operation, operation["requestBody"]?["content"]?["application/json"]?["schema"] as JsonObject, "", Declared.GetValueOrDefault(operation["operationId"]!.GetValue<string>()));
            yield return (method, path, operation);
        }
    }

    private static IEnumerable<(string Method, string Path, JsonObject Operation)> All(SchemaRoom schemas)
    {
        var file = Answer<AttachmentView>(schemas);
        yield return ("post", BulkEndpoint.Path, Describe("bulk", "Several operations in one call, at most 100: in order, each for itself.", "bulk", Key(), schemas.Input(typeof(BulkRequest)), 200, Answer<BulkAnswer>(schemas), "key", "session"));
        yield return ("get", AuditExport.Path, Export(schemas));
        yield return ("post", "/files", Upload("files.upload", "files", file, "key", "session"));
        yield return ("post", "/widget/files", Upload("widget.upload", Widget, file.DeepClone().AsObject(), "visitor"));
        yield return ("post", "/widget/sessions", Describe("widget.open-session", "Begin or resume a visitor's session with the public key of an inbox.", Widget, [], schemas.Input(typeof(WidgetEndpoints.SessionRequest)), 201, Answer<WidgetEndpoints.Session>(schemas)));
        yield return ("get", "/widget/messages", Describe("widget.list-messages", "The visitor's conversation after a message number.", Widget, [Query("after", "integer"), Query("conversationId", "string")], null, 200, Answer<WidgetEndpoints.MessagePage>(schemas), "visitor"));
        yield return ("post", "/widget/messages", Describe("widget.send-message", "Write; opens a conversation when none is open. The same clientId again answers with the first message.", Widget, [], schemas.Input(typeof(VisitorText)), 201, Answer<MessageView>(schemas), "visitor"));
        yield return ("get", "/widget/conversations", Describe("widget.list-conversations", "The visitor's conversations, newest first.", Widget, [], null, 200, Items(Answer<WidgetConversation>(schemas)), "visitor"));
        yield return ("post", "/widget/handover", Describe("widget.hand-over", "Ask for a person.", Widget, [], null, 200, Answer<WidgetConversation>(schemas), "visitor"));
        yield return ("post", "/widget/rating", Describe("widget.rate", "Rate a resolved conversation.", Widget, [], schemas.Input(typeof(WidgetEndpoints.RatingRequest)), 200, Answer<WidgetConversation>(schemas), "visitor"));
        yield return ("post", "/widget/read", Describe("widget.mark-read", "Remember how far the visitor has read.", Widget, [], schemas.Input(typeof(WidgetEndpoints.ReadRequest)), 204, null, "visitor"));
        foreach (var operation in ComingIn(schemas).Concat(Ai(schemas)).Concat(SessionOperations.All(schemas)))
            yield return operation;
    }

    /// <summary>Ways in for those whom nobody lets in.</summary>
    private static IEnumerable<(string Method, string Path, JsonObject Operation)> ComingIn(SchemaRoom schemas)
    {
        const string Tag = "sign-up";
        yield return ("post", "/sign-up", Describe("sign-up", "Open a company. Whoever is new is signed in at once; an address that is known gets a letter and the same answer.", Tag, [], schemas.Input(typeof(SignUpRequest)), 202, Answer<MailSent>(schemas)));
        yield return ("post", "/email-confirmation", Describe("email-confirmation.send", "Send the letter that asks for confirmation again; the link before is dead.", Tag, [], schemas.Input(typeof(ConfirmationEndpoints.Again)), 202, Answer<MailSent>(schemas), "session"));
        yield return ("post", "/email-confirmation/confirm", Describe("email-confirmation.confirm", "Confirm an address by the secret of the letter's link.", Tag, [], schemas.Input(typeof(ConfirmationEndpoints.Confirmation)), 204, null));
        yield return ("post", "/password-reset", Describe("password-reset.ask", "Have a link for a new password sent; known and unknown addresses are answered alike.", Tag, [], schemas.Input(typeof(PasswordResetEndpoints.Forgotten)), 202, Answer<MailSent>(schemas)));
        yield return ("post", "/password-reset/complete", Describe("password-reset.complete", "Choose a new password by the secret of the letter's link; ends every session.", Tag, [], schemas.Input(typeof(PasswordResetEndpoints.Chosen)), 204, null));
        yield return ("post", "/invitations/show", Describe("invitations.show", "Who invites whom, by the secret of the letter's link.", Tag, [], schemas.Input(typeof(InvitationEndpoints.Shown)), 200, Answer<AcceptInvitation.Offer>(schemas)));
        yield return ("post", "/invitations/accept", Describe("invitations.accept", "Take the place: somebody new with a password, somebody known signed in as themselves.", Tag, [], schemas.Input(typeof(InvitationEndpoints.Acceptance)), 200, Answer<InvitationEndpoints.Joined>(schemas)));
    }

    private static IEnumerable<(string Method, string Path, JsonObject Operation)> Ai(SchemaRoom schemas)
    {
        const string Tag = "ai";
        string[] callers = ["key", "session"];
        yield return ("post", "/ai/chat", Describe("ai.chat", "What the bot says to a message, out of the tenant's articles.", Tag, Key(), schemas.Input(typeof(AiChatRequest)), 200, Answer<AiChatAnswer>(schemas), callers));
        yield return ("post", "/ai/analyze", Describe("ai.analyze", "One judgement of a text; null with confidence 0 where nobody stands by one.", Tag, Key(), schemas.Input(typeof(AiAnalyzeRequest)), 200, Answer<AiAnalysis>(schemas), callers));
        yield return ("post", "/ai/suggest", Describe("ai.suggest", "What may answer what the customer of a conversation last said: articles to read, or words to send, those of the tenant's rules first.", Tag, Key(), schemas.Input(typeof(AiSuggestRequest)), 200, Answer<AiSuggestions>(schemas), callers));
        yield return ("post", "/ai/predict", Describe("ai.predict", "All judgements of a text; null with confidence 0 where nobody stands by one. An answer is graded where context.question says what it answers.", Tag, Key(), schemas.Input(typeof(AiPredictRequest)), 200, Answer<AiPrediction>(schemas), callers));
        yield return ("post", "/ai/batch_predict", Describe("ai.batch-predict", "The judgements of up to 100 texts, in their order.", Tag, Key(), schemas.Input(typeof(AiBatchRequest)), 200, Answer<AiBatch>(schemas), callers));
        yield return ("get", "/ai/conversation_history/{session_id}", Describe("ai.conversation-history", "What was asked and answered in a session, oldest first; kept for 30 days, 100 turns at most.", Tag,
            [Session()], null, 200, Answer<AiHistory>(schemas), callers));
        yield return ("get", "/ai/metrics", Describe("ai.metrics", "How often this tenant has called these operations of this host since it started, and how long they took.", Tag, [], null, 200, Answer<AiMetricsAnswer>(schemas), callers));
        yield return ("get", "/ai/health", Describe("ai.health", "Whether an analyzer and a bot serve this tenant.", Tag, [], null, 200, Answer<AiHealth>(schemas), callers));
    }

    private static JsonObject Describe(string id, string summary, string tag, JsonArray parameters, JsonObject? body, int status, JsonObject? answer, params string[] security) =>
        Description.Operations.Describe(id, summary, tag, parameters, body, status, answer, security);

    private static JsonObject Answer<T>(SchemaRoom schemas) => schemas.Answer(typeof(T));

    private static JsonArray Key() => new(Description.Headers.KeyParameter());

    private static JsonObject Session()
    {
        var parameter = Description.Operations.Parameter("session_id", "path", required: true, Description.Operations.Text());
        parameter["example"] = "visit-7d1f6c52";
        return parameter;
    }

    private static JsonObject Query(string name, string type) => Description.Operations.Parameter(name, "query", required: false, new JsonObject { ["type"] = type });

    private static JsonObject Export(SchemaRoom schemas)
    {
        JsonNode Text(params string[] words) => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };
        JsonObject Id() => new() { ["type"] = "string", ["format"] = "uuid" };
        JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time" };
        var operation = Describe("audit-log.export", "The audit log as a file, oldest first; exporting is an entry itself.", "audit-log",
            [
                Description.Operations.Parameter("format", "query", required: false, Text("json", "csv")), Query("verb", "string"),
                Description.Operations.Parameter("actorId", "query", required: false, Id()), Description.Operations.Parameter("targetId", "query", required: false, Id()),
                Description.Operations.Parameter("from", "query", required: false, Time()), Description.Operations.Parameter("until", "query", required: false, Time()),
            ],
            null, 200, new JsonObject { ["type"] = "array", ["items"] = Answer<AuditView>(schemas) }, "key", "session");
        operation["responses"]!["200"]!["content"]!["text/csv"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        operation["x-permission"] = "audit:read";
        return operation;
    }

    private static JsonObject Items(JsonObject item) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("items"),
        ["properties"] = new JsonObject { ["items"] = new JsonObject { ["type"] = "array", ["items"] = item } },
    };

    private static JsonObject Upload(string id, string tag, JsonObject answer, params string[] security)
    {
        var body = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("file"),
            ["properties"] = new JsonObject { ["file"] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["description"] = "PNG, JPEG, GIF, WebP or PDF, at most 10 MB." } },
        };
        var operation = Describe(id, "Store a file, to attach to a message.", tag, Key(), body, 201, answer, security);
        operation["requestBody"]!["content"] = Description.Operations.Content("multipart/form-data", body.DeepClone());
        operation["responses"]!.AsObject().Remove("200");
        return operation;
    }
}
