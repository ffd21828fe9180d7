using System.Collections.Concurrent;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Members;

/// <summary>Who a principal is in a tenant, for at most half a minute; forgotten at once when this process changes a member.</summary>
public sealed class RememberedCallers(TimeProvider clock)
{
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Principal), (Caller Caller, string Stamp, DateTimeOffset Until)> _known = new();

    /// <param name="tenant">The tenant it acts in.</param>
    /// <param name="principal">User id or key id.</param>
    /// <param name="stamp">Security stamp of the session: another one means that the password changed since.</param>
    public Caller? Find(TenantId tenant, Guid principal, string stamp) =>
        _known.TryGetValue((tenant, principal), out var known) && known.Until > clock.GetUtcNow() && known.Stamp == stamp ? known.Caller : null;

    public void Keep(TenantId tenant, Guid principal, string stamp, Caller caller) => _known[(tenant, principal)] = (caller, stamp, clock.GetUtcNow() + Remember);

    public void Forget(TenantId tenant, Guid principal) => _known.TryRemove((tenant, principal), out _);
}
