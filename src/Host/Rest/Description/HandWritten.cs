using System.Text.Json.Nodes;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Visitors;
using Switchboard.Host.Identity;
using Switchboard.Host.Widget;

namespace Switchboard.Host.Rest.Description;

/// <summary>The few doors that no declaration brings: sign-in, the widget, files.</summary>
internal static class HandWritten
{
    private const string Widget = "widget";

    internal static IEnumerable<(string Method, string Path, JsonObject Operation)> Operations(SchemaRoom schemas)
    {
        var file = Answer<AttachmentView>(schemas);
        yield return ("post", "/session", Describe("session.sign-in", "Sign in with e-mail and password.", "session", [], schemas.Input(typeof(SessionEndpoints.SignIn)), 200, Answer<SessionView>(schemas)));
        yield return ("get", "/session", Describe("session.show", "Who is signed in, where, and what they may do.", "session", [], null, 200, Answer<SessionView>(schemas), "session"));
        yield return ("delete", "/session", Describe("session.sign-out", "Sign out.", "session", [], null, 204, null, "session"));
        yield return ("post", "/files", Upload("files.upload", "files", file, "key", "session"));
        yield return ("post", "/widget/files", Upload("widget.upload", Widget, file.DeepClone().AsObject(), "visitor"));
        yield return ("post", "/widget/sessions", Describe("widget.open-session", "Begin or resume a visitor's session with the public key of an inbox.", Widget, [], schemas.Input(typeof(WidgetEndpoints.SessionRequest)), 201, Answer<WidgetEndpoints.Session>(schemas)));
        yield return ("get", "/widget/messages", Describe("widget.list-messages", "The visitor's conversation after a message number.", Widget, [Query("after", "integer"), Query("conversationId", "string")], null, 200, Answer<WidgetEndpoints.MessagePage>(schemas), "visitor"));
        yield return ("post", "/widget/messages", Describe("widget.send-message", "Write; opens a conversation when none is open. The same clientId again answers with the first message.", Widget, [], schemas.Input(typeof(VisitorText)), 201, Answer<MessageView>(schemas), "visitor"));
        yield return ("get", "/widget/conversations", Describe("widget.list-conversations", "The visitor's conversations, newest first.", Widget, [], null, 200, Items(Answer<WidgetConversation>(schemas)), "visitor"));
        yield return ("post", "/widget/handover", Describe("widget.hand-over", "Ask for a person.", Widget, [], null, 200, Answer<WidgetConversation>(schemas), "visitor"));
        yield return ("post", "/widget/rating", Describe("widget.rate", "Rate a resolved conversation.", Widget, [], schemas.Input(typeof(WidgetEndpoints.RatingRequest)), 200, Answer<WidgetConversation>(schemas), "visitor"));
        yield return ("post", "/widget/read", Describe("widget.mark-read", "Remember how far the visitor has read.", Widget, [], schemas.Input(typeof(WidgetEndpoints.ReadRequest)), 204, null, "visitor"));
    }

    private static JsonObject Describe(string id, string summary, string tag, JsonArray parameters, JsonObject? body, int status, JsonObject? answer, params string[] security) =>
        Description.Operations.Describe(id, summary, tag, parameters, body, status, answer, security);

    private static JsonObject Answer<T>(SchemaRoom schemas) => schemas.Answer(typeof(T));

    private static JsonObject Query(string name, string type) => Description.Operations.Parameter(name, "query", required: false, new JsonObject { ["type"] = type });

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
        var operation = Describe(id, "Store a file, to attach to a message.", tag, [], body, 201, answer, security);
        operation["requestBody"]!["content"] = Description.Operations.Content("multipart/form-data", body.DeepClone());
        operation["responses"]!.AsObject().Remove("200");
        return operation;
    }
}
