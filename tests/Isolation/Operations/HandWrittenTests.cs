using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>The few doors that no declaration brings. Each is named here with how it is tried; one that is not fails the count.</summary>
public sealed class HandWrittenTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>Doors that show or take nothing of any tenant's, and those that the socket, attack, GraphQL, OData, SCIM and identity tests go through.</summary>
    private static readonly string[] Elsewhere =
    [
        "GET /alive", "GET /health", "GET /metrics", "GET /openapi/v1.json", "GET /api/v1/plugins",
        "POST /api/v1/session", "GET /api/v1/session", "DELETE /api/v1/session", "POST /api/v1/widget/sessions",

        // Of a person and not of a tenant; SecondFactorTests and PasskeyTests try them with somebody else's.
        "POST /api/v1/session/second-factor", "POST /api/v1/session/passkey", "POST /api/v1/session/passkey/options", "POST /api/v1/session/reauthenticate", "POST /api/v1/session/reauthenticate/options",
        "GET /api/v1/account/security", "POST /api/v1/account/security/totp", "POST /api/v1/account/security/totp/confirm", "DELETE /api/v1/account/security/totp", "POST /api/v1/account/security/recovery-codes",
        "POST /api/v1/account/security/passkeys", "POST /api/v1/account/security/passkeys/options", "PATCH /api/v1/account/security/passkeys/{id}", "DELETE /api/v1/account/security/passkeys/{id}",
        "POST /api/v1/sign-up", "POST /api/v1/email-confirmation", "POST /api/v1/email-confirmation/confirm", "POST /api/v1/password-reset", "POST /api/v1/password-reset/complete",
        "POST /api/v1/invitations/show", "POST /api/v1/invitations/accept",
        // Before there is a caller; ProviderAttackTests try them across tenants.
        "GET /api/v1/single-sign-on/providers", "GET /api/v1/single-sign-on/{provider:guid}/start", "GET /api/v1/single-sign-on/callback/{tenant}",
        // A key of an inbox and its own secret are all that counts there; MessagingTests cross them between tenants.
        "GET /channels/{key}", "POST /channels/{key}",
        "GET /hubs/agent", "GET /hubs/agent/negotiate", "GET /hubs/visitor", "GET /hubs/visitor/negotiate", "GET /graphql", "GET /odata/v4/{**rest}", "GET /scim/v2/{**rest}",
        "GET /.well-known/openid-configuration", "GET /.well-known/oauth-authorization-server", "GET /connect/jwks", "GET /connect/style.css", "POST /connect/token", "POST /connect/par",
        "POST /connect/device", "POST /connect/revoke", "POST /connect/introspect", "GET /connect/userinfo", "POST /connect/userinfo", "GET /connect/authorize", "POST /connect/authorize",
        "POST /connect/consent", "GET /connect/verify", "POST /connect/verify", "GET /connect/logout", "POST /connect/logout",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Dictionary<string, Func<HandWrittenTests, Guid, Task<Answer>>> Doors { get; } = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/widget/messages file"] = (t, id) => t.Visitor.SendAsync(HttpMethod.Post, "/widget/messages", new { text = "look", clientId = "foreign-" + id, attachmentIds = new[] { id } }, Ct),
        ["GET /api/v1/widget/messages conversation"] = (t, id) => t.Visitor.SendAsync(HttpMethod.Get, $"/widget/messages?after=0&conversationId={id}", (object?)null, Ct),
        ["POST /api/v1/widget/rating conversation"] = (t, id) => t.Visitor.SendAsync(HttpMethod.Post, "/widget/rating", new { conversationId = id, score = 1 }, Ct),
        ["POST /api/v1/widget/read conversation"] = (t, id) => t.Visitor.SendAsync(HttpMethod.Post, "/widget/read", new { conversationId = id, seq = 1 }, Ct),
        ["GET /api/v1/widget/conversations -"] = (t, _) => t.Visitor.SendAsync(HttpMethod.Get, "/widget/conversations", (object?)null, Ct),
        ["POST /api/v1/widget/handover -"] = (t, _) => t.Visitor.SendAsync(HttpMethod.Post, "/widget/handover", new JsonObject(), Ct),
        ["POST /api/v1/widget/files -"] = (t, _) => t.Visitor.UploadAsync("/widget/files", "a.png", Pixel, Ct),
        ["POST /api/v1/bulk conversation"] = (t, id) => t.Tenants.Ours.Tenant.Admin.SendAsync(
            HttpMethod.Post, "/bulk", new { operations = new[] { new { verb = "conversations.resolve", input = new { id } } } }, Ct),
        ["GET /api/v1/audit-log/export -"] = (t, _) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, "/audit-log/export", (object?)null, Ct),
        ["POST /api/v1/files -"] = (t, _) => t.Tenants.Ours.Tenant.Admin.UploadAsync("/files", "a.png", Pixel, Ct),
        ["POST /api/v1/ai/chat conversation"] = (t, id) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "/ai/chat", new { message = "Where is it?", context = new { ticket_id = id } }, Ct),
        ["POST /api/v1/ai/suggest conversation"] = (t, id) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "/ai/suggest", new { ticket_id = id }, Ct),
        ["GET /api/v1/ai/conversation_history/{session_id} ai-session"] = (t, id) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, $"/ai/conversation_history/{id}", (object?)null, Ct),
        ["POST /api/v1/ai/predict -"] = (t, _) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "/ai/predict", new { text = "Where is it?", session_id = t.Tenants.Theirs.Id("ai-session") }, Ct),
        ["POST /api/v1/ai/analyze -"] = (t, _) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "/ai/analyze", new { text = "Where is it?" }, Ct),
        ["POST /api/v1/ai/batch_predict -"] = (t, _) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "/ai/batch_predict", new { texts = new[] { "Where is it?" } }, Ct),
        ["GET /api/v1/ai/metrics -"] = (t, _) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, "/ai/metrics", (object?)null, Ct),
        ["GET /api/v1/ai/health -"] = (t, _) => t.Tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, "/ai/health", (object?)null, Ct),
        ["GET /files/{id:guid} file"] = (t, id) => t.Visitor.SendAsync(HttpMethod.Get, "~" + t.Tenants.Ours.FileUrl.Replace(t.Tenants.Ours.Id("file").ToString(), id.ToString(), StringComparison.Ordinal), (object?)null, Ct),
        ["GET /help/{tenant} -"] = (t, _) => t.Visitor.SendAsync(HttpMethod.Get, $"~/help/{t.Tenants.Ours.Tenant.Slug}?language=en", (object?)null, Ct),
        ["POST /help/{tenant}/{slug}/feedback knowledge-query"] = (t, id) => t.Visitor.SendAsync(HttpMethod.Post,
            $"~/help/{t.Tenants.Ours.Tenant.Slug}/{t.Tenants.Ours.ArticleSlug}/feedback?language=en&helped=true&query={id}", (object?)null, Ct),
        ["GET /help/{tenant}/{slug} slug"] = (t, id) => t.Visitor.SendAsync(HttpMethod.Get,
            $"~/help/{t.Tenants.Ours.Tenant.Slug}/{(id == Guid.Empty ? t.Tenants.Theirs.ArticleSlug : id.ToString())}?language=en", (object?)null, Ct),
    };

    private TwoTenants Tenants => tenants;

    private ApiClient Visitor => tenants.Ours.Visitor.Api;

    public static IEnumerable<TheoryDataRow<string>> Cases() => Doors.Keys.Select(d => new TheoryDataRow<string>(d));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_hand_written_door_answers_another_tenants_id_as_it_answers_a_random_one_and_changes_nothing(string door)
    {
        var (kind, random) = (door.Split(' ')[2], Guid.CreateVersion7());
        var theirs = kind is "-" or "slug" ? Guid.Empty : tenants.Theirs.Id(kind);
        var before = await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct);

        var toRandom = await Doors[door](this, random);
        var toTheirs = await Doors[door](this, theirs);

        if (kind != "-")
            Sameness.Of(toTheirs, theirs).ShouldBe(Sameness.Of(toRandom, random));
        toTheirs.Text.ShouldNotContain(tenants.Theirs.Marker);
        (await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct)).ShouldBe(before);
    }

    [Fact]
    public void Every_door_of_the_host_is_tried_somewhere()
    {
        var verbs = OperationMatrix.Registry.Verbs.Select(v => $"{v.Method} /api/v1{v.Path}");
        var sets = OperationMatrix.Registry.Sets.SelectMany(s => (string[])[$"GET /api/v1/{s.Name}", $"GET /api/v1/{s.Name}/{{id}}"]);
        var tried = verbs.Concat(sets).Concat(Doors.Keys.Select(d => d[..d.LastIndexOf(' ')])).Concat(Elsewhere).ToHashSet(StringComparer.Ordinal);

        var doors = tenants.Deployment.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Named).ToList();

        doors.Count.ShouldBeGreaterThan(50);
        doors.Where(d => !tried.Contains(d)).ShouldBeEmpty("No isolation test goes through these: add them to the doors of this test, with another tenant's id.");
    }

    private static IEnumerable<string> Named(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return methods.Where(m => m != "OPTIONS" && m != "CONNECT" && m != "HEAD").Select(m => $"{m} {path}");
    }
}
