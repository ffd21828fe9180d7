using System.Security.Claims;
using Switchboard.GraphQL;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.GraphQL;

/// <summary>Who asks, of which tenant, and how to begin work in it: what every resolver is handed.</summary>
internal sealed class DeskRequest : IOperationContext
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ReadScopes _reads;

    internal DeskRequest(IServiceScopeFactory scopes, Tenant tenant, Caller caller, ClaimsPrincipal principal, string? slug)
    {
        (_scopes, Tenant, Caller, Principal, Slug) = (scopes, tenant, caller, principal, slug);
        _reads = new ReadScopes(Enter);
    }

    internal Tenant Tenant { get; }

    internal Caller Caller { get; }

    internal ClaimsPrincipal Principal { get; }

    /// <summary>The tenant asked for by name, where the person belongs to several.</summary>
    internal string? Slug { get; }

    /// <summary>To read; the caller hands it back by disposing it.</summary>
    internal ValueTask<ReadScope> ReadAsync(CancellationToken ct) => _reads.BorrowAsync(ct);

    /// <summary>To change something: a scope of its own, with what it tracks.</summary>
    internal AsyncServiceScope Enter()
    {
        var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(Tenant, Caller);
        return scope;
    }

    public ValueTask OperationEndedAsync() => _reads.EndAsync();
}
