using System.Security.Claims;
using System.Text.Json;
using Switchboard.GraphQL;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Http;
using Switchboard.Host.Identity;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Realtime;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;
using FieldError = Switchboard.GraphQL.Execution.FieldError;

namespace Switchboard.Host.GraphQL;

internal static class GraphQLModule
{
    internal const string Path = "/graphql";

    internal static void AddGraphQL(this IServiceCollection services)
    {
        services.AddSingleton<DeskStreams>();
        services.AddSingleton<DocumentRights>();
        services.AddSingleton(provider =>
        {
            var log = provider.GetRequiredService<ILogger<GraphQLEngine>>();
            return new GraphQLEngine(
                DeskSchema.Of(provider.GetRequiredService<VerbRegistry>(), provider.GetRequiredService<DeskStreams>()),
                new GraphQLOptions { OnUnexpected = e => Explain(e, log), TrustedDocuments = provider.GetRequiredService<DocumentRights>().Trusted });
        });
    }

    /// <summary>As over REST: a database that is away is said to be, everything else is noted and not shown.</summary>
    private static FieldError Explain(Exception fault, ILogger log)
    {
        if (DatabaseOutage.Is(fault))
            return Refusals.Error(new DatabaseOutage());
        log.LogError(fault, "A GraphQL field could not be resolved");
        return new FieldError("Something went wrong on our side. Quote the time if you ask us about it.", "server.error");
    }

    internal static void MapGraphQL(this WebApplication app)
    {
        app.UseWebSockets();
        app.MapGraphQL(Path, app.Services.GetRequiredService<GraphQLEngine>(), AccessAsync, SocketAccessAsync, SocketOptions.Usual with { CheckEvery = app.Services.GetRequiredService<SocketCheckOptions>().Every });
    }

    private static async ValueTask<GraphQLAccess?> AccessAsync(HttpContext http, CancellationToken ct)
    {
        var caller = await http.RequestServices.GetRequiredService<IRequestCaller>().ResolveAsync(http, ct);
        if (caller.Succeeded)
            return Access(http, http.RequestServices.GetRequiredService<CurrentTenant>().Tenant, caller.Value, http.User, Slug(http));
        await Problems.From(caller.Refusal).ExecuteAsync(http);
        return null;
    }

    /// <summary>A browser's socket brings its cookie, and so must come from a page of ours; a program says its key with <c>connection_init</c>.</summary>
    private static async ValueTask<GraphQLAccess?> SocketAccessAsync(HttpContext http, JsonElement introduction, CancellationToken ct)
    {
        var user = http.User;
        if (Said(introduction, "authorization") is { } key)
        {
            // A scope of its own: a socket is asked about while it asks for something.
            await using var scope = http.RequestServices.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<ApiKeys>().ProveAsync(ApiKeyScheme.Unprefixed(key), ct, http.Connection.RemoteIpAddress?.ToString()) is not { } proven)
                return null;
            user = PrincipalClaims.Of(proven, IdentityModule.KeyScheme);
        }
        else if (http.Request.Headers.Origin is [{ Length: > 0 } origin] && !IsOurs(origin, http.Request))
        {
            return null;
        }

        if (!await http.RequestServices.GetRequiredService<LiveGrants>().StandsAsync(user, ct))
            return null;

        // A browser's socket has no headers of ours, so it names one of several tenants here.
        var slug = Said(introduction, "tenant") ?? Slug(http);
        var caller = await http.RequestServices.GetRequiredService<Callers>().ResolveAsync(user, slug, ct);
        return caller.Succeeded ? Access(http, caller.Value.Tenant, caller.Value.Caller with { Origin = CallOrigins.Of(http) }, user, slug) : null;
    }

    private static string? Said(JsonElement introduction, string name) =>
        introduction.ValueKind == JsonValueKind.Object && introduction.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Only host and port: behind a proxy that ends TLS the page's scheme is not ours.</summary>
    private static bool IsOurs(string origin, HttpRequest request) => Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value;

    private static string? Slug(HttpContext http) => http.Request.Headers["X-Tenant"].FirstOrDefault();

    private static GraphQLAccess Access(HttpContext http, Tenant tenant, Caller caller, ClaimsPrincipal user, string? slug) =>
        http.RequestServices.GetRequiredService<DocumentRights>().Of(caller, new DeskRequest(http.RequestServices.GetRequiredService<IServiceScopeFactory>(), tenant, caller, user, slug));
}
