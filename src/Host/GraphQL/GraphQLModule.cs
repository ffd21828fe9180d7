using System.Text.Json;
using Switchboard.GraphQL;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Http;
using Switchboard.Host.Identity;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;
using FieldError = Switchboard.GraphQL.Execution.FieldError;

namespace Switchboard.Host.GraphQL;

internal static class GraphQLModule
{
    internal const string Path = "/graphql";

    // A page of 100 conversations with contact and assignee costs about 300.
    private const double BudgetOfAnyone = 5_000;
    private const double BudgetOfReports = 20_000;

    internal static void AddGraphQL(this IServiceCollection services)
    {
        services.AddSingleton<DeskStreams>();
        services.AddSingleton(provider =>
        {
            var log = provider.GetRequiredService<ILogger<GraphQLEngine>>();
            return new GraphQLEngine(
                DeskSchema.Of(provider.GetRequiredService<VerbRegistry>(), provider.GetRequiredService<DeskStreams>()),
                new GraphQLOptions { OnUnexpected = e => Explain(e, log) });
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
        app.MapGraphQL(Path, app.Services.GetRequiredService<GraphQLEngine>(), AccessAsync, SocketAccessAsync, SocketOptions.Usual);
    }

    private static async ValueTask<GraphQLAccess?> AccessAsync(HttpContext http, CancellationToken ct)
    {
        var caller = await http.RequestServices.GetRequiredService<IRequestCaller>().ResolveAsync(http, ct);
        if (caller.Succeeded)
            return Access(http, caller.Value, http.Request.Headers["X-Tenant"].FirstOrDefault());
        await Problems.From(caller.Refusal).ExecuteAsync(http);
        return null;
    }

    /// <summary>A browser's socket brings its cookie, and so must come from a page of ours; a program says its key with <c>connection_init</c>.</summary>
    private static async ValueTask<GraphQLAccess?> SocketAccessAsync(HttpContext http, JsonElement payload, CancellationToken ct)
    {
        if (payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("authorization", out var key) && key.ValueKind == JsonValueKind.String)
        {
            if (await http.RequestServices.GetRequiredService<ApiKeys>().ProveAsync(ApiKeyScheme.Unprefixed(key.GetString()!), ct) is not { } proven)
                return null;
            http.User = PrincipalClaims.Of(proven, IdentityModule.KeyScheme);
        }
        else if (http.Request.Headers.Origin is [{ Length: > 0 } origin] && origin != $"{http.Request.Scheme}://{http.Request.Host}")
        {
            return null;
        }

        // Where over HTTP a header names one of several tenants: a browser's socket has no headers of ours.
        if (payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("tenant", out var slug) && slug.ValueKind == JsonValueKind.String)
            http.Request.Headers["X-Tenant"] = slug.GetString();

        var caller = await http.RequestServices.GetRequiredService<IRequestCaller>().ResolveAsync(http, ct);
        return caller.Succeeded ? Access(http, caller.Value, http.Request.Headers["X-Tenant"].FirstOrDefault()) : null;
    }

    private static GraphQLAccess Access(HttpContext http, Caller caller, string? slug)
    {
        var services = http.RequestServices;
        var request = new DeskRequest(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<CurrentTenant>().Tenant, caller, http.User, slug);
        return new GraphQLAccess(request, caller.May("audit:read") ? BudgetOfReports : BudgetOfAnyone);
    }
}
