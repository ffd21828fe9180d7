using System.Collections.Frozen;
using System.Globalization;
using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Files;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Routing;
using Switchboard.Desk.Visitors;
using Switchboard.Host.Files;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Limits;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Widget;

/// <summary>The widget's own doors. Hand-written because their caller is a visitor, not a member; the rules are the desk's.</summary>
internal static class WidgetEndpoints
{
    /// <summary>The one door of the widget that takes no visitor's token.</summary>
    internal const string SessionsRoute = RestModule.Base + "/widget/sessions";

    private const int PageSize = 100;

    internal static void MapWidget(this IEndpointRouteBuilder routes)
    {
        var widget = routes.MapGroup(RestModule.Base + "/widget").RequireCors("widget");
        widget.MapPost("/sessions", OpenSessionAsync);
        widget.MapPost("/messages", AsVisitor(SendAsync));
        widget.MapGet("/messages", AsVisitor(ListAsync));
        widget.MapGet("/conversations", AsVisitor(ConversationsAsync));
        widget.MapPost("/handover", AsVisitor(HandOverAsync));
        widget.MapPost("/rating", AsVisitor(RateAsync));
        widget.MapPost("/read", AsVisitor(ReadAsync));
        widget.MapPost("/files", AsVisitor(UploadAsync)).DisableAntiforgery();
    }

    internal sealed record SessionRequest(string InboxKey, string? VisitorId = null, Claim? Identity = null, string? Language = null);

    internal sealed record Claim(string Id, string? Hash = null, string? Name = null, string? Email = null);

    internal sealed record InboxInfo(string Name, string Color, string Greeting, IReadOnlyList<string> Questions, string Language, bool Online);

    internal sealed record Session(string Token, DateTimeOffset ExpiresAt, string VisitorId, ContactId ContactId, InboxInfo Inbox, WidgetConversation? Conversation);

    private static async Task<IResult> OpenSessionAsync(
        HttpContext context, InboxKeys keys, TenantCatalog tenants, LiveInboxes inboxes, VisitorTokens tokens, IDeskPlugins plugins, PresenceBoard presence)
    {
        var ct = context.RequestAborted;
        var read = await RequestBody.ReadAsync<SessionRequest>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var request = read.Value;
        if (await keys.FindAsync(request.InboxKey, ct) is not { } at
            || await tenants.FindAsync(at.Tenant, ct) is not { Active: true } tenant
            || await inboxes.FindAsync(at.Tenant, new InboxId(at.Inbox), ct) is not { } inbox)
            return Problems.From(new NotFound("inbox"));

        var claim = request.Identity is { } who ? new IdentityClaim(who.Id, who.Hash, who.Name, who.Email) : null;
        var page = context.Request.Headers["X-Page-Origin"].ToString() is { Length: > 0 } framed ? framed : context.Request.Headers.Origin.ToString();
        if (!plugins.TryLive(inbox.Channel, (claim, page, inbox.Call), static (c, s) => (c.AllowsOrigin(s.page, s.Call), c.Identify(s.claim, s.Call)), out var verdict))
            return Problems.From(new ChannelNotInstalled(inbox.Channel));
        if (!verdict.Item1)
            return Problems.From(StatusCodes.Status403Forbidden, "origin.not-allowed", "This inbox does not allow this site. Its administrator can add the site's origin.");
        if (verdict.Item2 is IdentityResult.Refused refused)
            return Problems.From(StatusCodes.Status403Forbidden, refused.Code, refused.Detail);

        var proven = verdict.Item2 as IdentityResult.Verified;
        var browser = tokens.ReadVisitorId(request.VisitorId);
        var visitorId = browser is null ? tokens.NewVisitorId() : request.VisitorId!;
        var language = request.Language is "zh-CN" or "en" ? request.Language : null;
        context.RequestServices.GetRequiredService<CurrentTenant>().Enter(tenant);
        var (contact, name) = await context.RequestServices.GetRequiredService<VisitorSessions>()
            .EnterAsync(inbox, proven is null ? tokens.ReadVisitorId(visitorId)! : "user:" + proven.Id, proven, language, ct);
        var (token, expires) = tokens.Issue(at.Tenant, inbox.Id, contact, name);
        var conversation = await context.RequestServices.GetRequiredService<WidgetConversations>().CurrentAsync(contact, inbox.Id, ct);
        return Results.Json(
            new Session(token, expires, visitorId, contact, InfoOf(inbox, language ?? "en", presence.ConnectedIn(tenant.Id).Count > 0), conversation),
            RestJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static InboxInfo InfoOf(LiveInbox inbox, string language, bool online)
    {
        var settings = inbox.Call.Settings;
        var chinese = language == "zh-CN";
        var greeting = (chinese ? settings.GetValueOrDefault("greetingZh") : null) ?? settings.GetValueOrDefault("greeting") ?? "";
        var questions = settings.GetValueOrDefault(chinese ? "questionsZh" : "questionsEn") ?? "";
        return new InboxInfo(inbox.Name, settings.GetValueOrDefault("color") ?? "#1f5fbf", greeting, questions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), language, online);
    }

    private static Delegate AsVisitor(Func<HttpContext, Visitor, CancellationToken, Task<IResult>> serve) => (HttpContext context) => AsVisitorAsync(context, serve);

    private static async Task<IResult> AsVisitorAsync(HttpContext context, Func<HttpContext, Visitor, CancellationToken, Task<IResult>> serve)
    {
        var ct = context.RequestAborted;
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : null;
        var limiter = context.RequestServices.GetRequiredService<RateLimiter>();
        if (await context.RequestServices.GetRequiredService<VisitorTokens>().ReadAsync(token, ct) is not { } visitor)
        {
            return limiter.Take(context, Partition.OfAddress(context)) is { } many
                ? Problems.From(many)
                : Problems.From(StatusCodes.Status401Unauthorized, "visitor.token-invalid", "Open a session first: POST /api/v1/widget/sessions.");
        }

        if (limiter.Take(context, Partition.OfVisitor(visitor.Contact.Value)) is { } tooMany)
            return Problems.From(tooMany);
        context.RequestServices.GetRequiredService<CurrentTenant>().Enter(visitor.Tenant);
        return await serve(context, visitor, ct);
    }

    private static async Task<IResult> SendAsync(HttpContext context, Visitor visitor, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<VisitorText>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var history = context.RequestServices.GetRequiredService<VisitorHistory>();
        var files = await history.FilesAsync(visitor, read.Value.AttachmentIds, ct);
        if (!files.Succeeded)
            return Problems.From(files.Refusal);
        var sent = await context.RequestServices.GetRequiredService<VisitorSend>().SendAsync(visitor, read.Value, files.Value, ct);
        if (!sent.Succeeded)
            return Problems.From(sent.Refusal);
        return Results.Json(sent.Value.Message ?? await history.OneAsync(sent.Value, ct), RestJson.Options, statusCode: sent.Existing ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    internal sealed record MessagePage(WidgetConversation? Conversation, IReadOnlyList<MessageView> Items, string? NextCursor);

    private static async Task<IResult> ListAsync(HttpContext context, Visitor visitor, CancellationToken ct)
    {
        var query = context.Request.Query;
        if (!int.TryParse(query["after"].ToString() is { Length: > 0 } text ? text : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            return Problems.From(new InvalidInput("after", "must be a message number."));
        ConversationId? id = null;
        if (query["conversationId"].ToString() is { Length: > 0 } raw)
        {
            if (!Guid.TryParse(raw, out var parsed))
                return Problems.From(new NotFound("conversation"));
            id = new ConversationId(parsed);
        }

        var page = await context.RequestServices.GetRequiredService<VisitorHistory>().ResumeAsync(visitor, id, after, PageSize, ct);
        if (id is not null && page.Conversation is null)
            return Problems.From(new NotFound("conversation"));
        var next = page.Messages.Count < PageSize ? null : page.Messages[^1].Seq.ToString(CultureInfo.InvariantCulture);
        return Results.Json(new MessagePage(page.Conversation, page.Messages, next), RestJson.Options);
    }

    private static async Task<IResult> ConversationsAsync(HttpContext context, Visitor visitor, CancellationToken ct)
    {
        var items = await context.RequestServices.GetRequiredService<WidgetConversations>().AllAsync(visitor.Contact, visitor.Inbox.Id, ct);
        return Results.Json(new { Items = items }, RestJson.Options);
    }

    private static async Task<IResult> HandOverAsync(HttpContext context, Visitor visitor, CancellationToken ct)
    {
        var conversations = context.RequestServices.GetRequiredService<WidgetConversations>();
        if (await conversations.CurrentAsync(visitor.Contact, visitor.Inbox.Id, ct) is not { } current)
            return Problems.From(new NotFound("conversation"));
        return await context.RequestServices.GetRequiredService<VisitorVerbs>().HandOverAsync(visitor, current.Id, ct) is { } refusal
            ? Problems.From(refusal)
            : Results.Json(await conversations.FindAsync(current.Id, visitor.Contact, ct), RestJson.Options);
    }

    internal sealed record RatingRequest(ConversationId ConversationId, int Score, string? Comment = null);

    private static async Task<IResult> RateAsync(HttpContext context, Visitor visitor, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<RatingRequest>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var conversations = context.RequestServices.GetRequiredService<WidgetConversations>();
        if (await conversations.FindAsync(read.Value.ConversationId, visitor.Contact, ct) is null)
            return Problems.From(new NotFound("conversation"));
        return await context.RequestServices.GetRequiredService<VisitorVerbs>().RateAsync(visitor, read.Value.ConversationId, read.Value.Score, read.Value.Comment, ct) is { } refusal
            ? Problems.From(refusal)
            : Results.Json(await conversations.FindAsync(read.Value.ConversationId, visitor.Contact, ct), RestJson.Options);
    }

    internal sealed record ReadRequest(ConversationId ConversationId, int Seq);

    private static async Task<IResult> ReadAsync(HttpContext context, Visitor visitor, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<ReadRequest>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        await context.RequestServices.GetRequiredService<VisitorHistory>().ReadAsync(visitor, read.Value.ConversationId, read.Value.Seq, ct);
        return Results.NoContent();
    }

    private static Task<IResult> UploadAsync(HttpContext context, Visitor visitor, CancellationToken ct) =>
        FileEndpoints.ReceiveAsync(context, new Caller(CallerKind.Contact, visitor.Contact.Value, visitor.Name, FrozenSet<string>.Empty), "POST /widget/files", ct);
}
