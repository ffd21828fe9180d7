using System.Security.Claims;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.GraphQL;

/// <summary>Who asks, of which tenant, and how to begin work in it: what every resolver is handed.</summary>
internal sealed class DeskRequest(IServiceScopeFactory scopes, Tenant tenant, Caller caller, ClaimsPrincipal principal, string? slug)
{
    internal Tenant Tenant => tenant;

    internal Caller Caller => caller;

    internal ClaimsPrincipal Principal => principal;

    /// <summary>The tenant asked for by name, where the person belongs to several.</summary>
    internal string? Slug => slug;

    /// <summary>Fields of one level wait side by side, so each has a scope, and with it a connection, of its own.</summary>
    internal AsyncServiceScope Enter()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(tenant);
        return scope;
    }
}
