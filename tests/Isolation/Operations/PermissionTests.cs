using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Host.Realtime;
using Switchboard.Registry;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>Every way in names the permission it asks for, and asks for it; the few that name none stand here with their reason.</summary>
public sealed class PermissionTests(Deployment deployment)
{
    private static readonly Dictionary<string, string> WithoutPermission = new(StringComparer.Ordinal)
    {
        ["GET /alive"] = "is asked by machines before anybody signs in, and tells nothing of a tenant",
        ["GET /health"] = "as /alive",
        ["GET /metrics"] = "the operator's, guarded by configuration",
        ["GET /openapi/v1.json"] = "the API's description is public",
        ["POST /api/v1/session"] = "signing in comes before there is a caller",
        ["GET /api/v1/session"] = "shows people who they are",
        ["DELETE /api/v1/session"] = "whoever is in may leave",
        ["POST /api/v1/bulk"] = "each operation asks for its own",
        ["GET /graphql"] = "each field asks for its own",
        ["POST /graphql"] = "each field asks for its own",
        ["GET /odata/v4/{**rest}"] = "each caller has a model of the sets they may read",
        ["GET /scim/v2/{**rest}"] = "reading asks members:read and changing members:manage, of programs only, and refuses in the protocol's own shape",
        ["GET /hubs/agent"] = "each method asks for its own",
        ["GET /hubs/agent/negotiate"] = "as the hub",
        ["GET /hubs/visitor"] = "a customer's token is for one contact of one inbox",
        ["GET /hubs/visitor/negotiate"] = "as the hub",
        ["GET /files/{id:guid}"] = "the address is signed, for whoever was shown the message",
        ["GET /channels/{key}"] = "a platform calls back: the inbox's plugin says whether it is genuine",
        ["POST /channels/{key}"] = "a platform calls back: the inbox's plugin says whether it is genuine",
        ["GET /help/{tenant}"] = "the help centre is public",
        ["GET /help/{tenant}/{slug}"] = "the help centre is public",
        ["POST /help/{tenant}/{slug}/feedback"] = "the help centre is public; each network is heard once a day",
        ["POST /api/v1/session/second-factor"] = "comes between signing in and having a caller; a sealed ticket names whose step it is",
        ["POST /api/v1/session/passkey"] = "comes between signing in and having a caller; a sealed ticket names whose step it is",
        ["POST /api/v1/session/passkey/options"] = "comes between signing in and having a caller; a sealed ticket names whose step it is",
        ["POST /api/v1/session/reauthenticate"] = "people prove again who they are",
        ["POST /api/v1/session/reauthenticate/options"] = "people prove again who they are",
        ["GET /api/v1/account/security"] = "people look after their own account, and prove first who they are",
        ["POST /api/v1/account/security/totp"] = "people look after their own account, and prove first who they are",
        ["POST /api/v1/account/security/totp/confirm"] = "people look after their own account, and prove first who they are",
        ["DELETE /api/v1/account/security/totp"] = "people look after their own account, and prove first who they are",
        ["POST /api/v1/account/security/recovery-codes"] = "people look after their own account, and prove first who they are",
        ["POST /api/v1/account/security/passkeys/options"] = "people look after their own account, and prove first who they are",
        ["POST /api/v1/account/security/passkeys"] = "people look after their own account, and prove first who they are",
        ["PATCH /api/v1/account/security/passkeys/{id}"] = "people look after their own account, and prove first who they are",
        ["DELETE /api/v1/account/security/passkeys/{id}"] = "people look after their own account, and prove first who they are",
        ["GET /api/v1/single-sign-on/providers"] = "what a sign-in page offers before there is a caller; counted by address",
        ["GET /api/v1/single-sign-on/{provider:guid}/start"] = "signing in comes before there is a caller",
        ["GET /api/v1/single-sign-on/callback/{tenant}"] = "signing in comes before there is a caller; a sealed cookie names whose try it is",
        ["POST /api/v1/sign-up"] = "strangers come in here, counted by address",
        ["POST /api/v1/email-confirmation"] = "strangers come in here, counted by address",
        ["POST /api/v1/email-confirmation/confirm"] = "strangers come in here, counted by address",
        ["POST /api/v1/password-reset"] = "strangers come in here, counted by address",
        ["POST /api/v1/password-reset/complete"] = "strangers come in here, counted by address",
        ["POST /api/v1/invitations/show"] = "strangers come in here, counted by address",
        ["POST /api/v1/invitations/accept"] = "strangers come in here, counted by address",
        ["GET /.well-known/openid-configuration"] = "what we offer is public",
        ["GET /.well-known/oauth-authorization-server"] = "what we offer is public",
        ["GET /connect/jwks"] = "what we offer is public",
        ["GET /connect/style.css"] = "what we offer is public",
        ["POST /connect/token"] = "applications prove themselves",
        ["POST /connect/par"] = "applications prove themselves",
        ["POST /connect/device"] = "applications prove themselves",
        ["POST /connect/revoke"] = "applications prove themselves",
        ["POST /connect/introspect"] = "applications prove themselves",
        ["GET /connect/userinfo"] = "a token tells of its own person",
        ["POST /connect/userinfo"] = "a token tells of its own person",
        ["GET /connect/authorize"] = "people decide for themselves what an application may",
        ["POST /connect/authorize"] = "people decide for themselves what an application may",
        ["POST /connect/consent"] = "people decide for themselves what an application may",
        ["GET /connect/verify"] = "people decide for themselves what an application may",
        ["POST /connect/verify"] = "people decide for themselves what an application may",
        ["GET /connect/logout"] = "whoever is in may leave",
        ["POST /connect/logout"] = "whoever is in may leave",
    };

    private const string Widget = "/api/v1/widget/";

    private static readonly Dictionary<string, string> MethodsWithoutPermission = new(StringComparer.Ordinal)
    {
        [nameof(AgentHub.Close)] = "leaves a room",
        [nameof(AgentHub.Run)] = "the verb asks",
        [nameof(AgentHub.Send)] = "is the verb conversations.send-message",
        [nameof(AgentHub.Read)] = "is the verb conversations.mark-read",
        [nameof(AgentHub.SetAvailability)] = "is the verb members.set-availability",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_names_its_permission_or_stands_here_with_a_reason()
    {
        var silent = Endpoints().Where(e => e.Permission is null && !e.Door.Contains(Widget, StringComparison.Ordinal)).Select(e => e.Door).ToList();

        silent.Except(WithoutPermission.Keys, StringComparer.Ordinal).ShouldBeEmpty("Give the endpoint an AsksAttribute, or say here why it needs none.");
        WithoutPermission.Keys.Except(silent, StringComparer.Ordinal).Where(d => !d.StartsWith("GET /graphql", StringComparison.Ordinal) && !d.StartsWith("POST /graphql", StringComparison.Ordinal)).ShouldBeEmpty("There is no such door any more.");
    }

    [Fact]
    public void Every_method_of_the_agents_hub_names_its_permission_or_stands_here_with_a_reason()
    {
        var silent = HubMethods().Where(m => m.GetCustomAttribute<AsksAttribute>() is null).Select(m => m.Name);

        silent.Order(StringComparer.Ordinal).ShouldBe(MethodsWithoutPermission.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_verb_set_list_and_method_names_a_permission_that_roles_may_grant()
    {
        var asked = OperationMatrix.Registry.Verbs.Select(v => v.Declaration.Permission)
            .Concat(OperationMatrix.Registry.Sets.Select(s => s.Permission))
            .Concat(HubMethods().Select(m => m.GetCustomAttribute<AsksAttribute>()?.Permission).OfType<string>())
            .Concat(Endpoints().Select(e => e.Permission).OfType<string>());

        asked.ShouldAllBe(p => OperationMatrix.Registry.Permissions.Contains(p) && p.Contains(':'));
    }

    [Fact]
    public async Task Who_may_do_nothing_is_refused_by_every_endpoint_that_names_a_permission()
    {
        using var nobody = await WithoutRightsAsync();
        var wrong = new List<string>();

        foreach (var (door, permission) in Endpoints().Where(e => e.Permission is not null))
        {
            var (method, path) = (door.Split(' ')[0], System.Text.RegularExpressions.Regex.Replace(door.Split(' ')[1], @"\{[^}]+\}", _ => Guid.CreateVersion7().ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            var answer = await nobody.SendAsync(new HttpMethod(method), "~" + path, method is "GET" or "DELETE" ? (object?)null : new JsonObject(), Ct);
            if (answer.Code != "permission.missing" || !answer.Text.Contains($"'{permission}'", StringComparison.Ordinal))
                wrong.Add($"{door}: {(int)answer.Status} {answer.Code}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_do_nothing_is_refused_by_every_method_of_the_hub_that_names_a_permission()
    {
        using var nobody = await WithoutRightsAsync();
        await using var socket = await HubSocket.ConnectAgentAsync(nobody, Ct);

        foreach (var method in HubMethods().Where(m => m.GetCustomAttribute<AsksAttribute>() is not null))
        {
            object?[] arguments = [.. method.GetParameters().Select(p => p.ParameterType == typeof(Guid) ? Guid.CreateVersion7() : p.ParameterType == typeof(int) ? 0 : (object)"all")];
            var refused = await Should.ThrowAsync<HubRefusedException>(() => socket.CallAsync(method.Name, Ct, arguments));
            refused.Message.ShouldContain("permission.missing", customMessage: method.Name);
        }
    }

    private IEnumerable<(string Door, string? Permission)> Endpoints() =>
        from endpoint in deployment.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not ("OPTIONS" or "CONNECT" or "HEAD")
        select ($"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", endpoint.Metadata.GetMetadata<AsksAttribute>()?.Permission);

    private static IEnumerable<MethodInfo> HubMethods() =>
        typeof(AgentHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.GetBaseDefinition().DeclaringType != typeof(Hub));

    private async Task<ApiClient> WithoutRightsAsync()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var role = await tenant.Admin.PostAsync("/roles", new { name = "Nothing", basis = "agent", permissions = Array.Empty<string>() }, Ct);
        var email = $"{Guid.CreateVersion7():N}@{tenant.Slug}.example";
        await tenant.Admin.PostAsync("/members", new { name = "Nobody", email, role = "agent", customRoleId = role.GetProperty("id").GetGuid(), password = Deployment.Password }, Ct);
        return await ApiClient.SignInAsync(deployment.Address, email, Deployment.Password, Ct);
    }
}
