using System.Collections.Concurrent;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Members;

/// <summary>Who a principal is in a tenant, for at most half a minute; forgotten at once when this process changes a member, a role or who works where.</summary>
public sealed class RememberedCallers(TimeProvider clock)
{
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Principal), (Caller Caller, string Stamp, DateTimeOffset Until)> _known = new();
    private readonly ConcurrentDictionary<TenantId, int> _changes = new();

    /// <param name="tenant">The tenant it acts in.</param>
    /// <param name="principal">User id or key id.</param>
    /// <param name="stamp">Security stamp of the session: another one means that the password changed since.</param>
    public Caller? Find(TenantId tenant, Guid principal, string stamp) =>
        _known.TryGetValue((tenant, principal), out var known) && known.Until > clock.GetUtcNow() && known.Stamp == stamp ? known.Caller : null;

    /// <summary>Asked before a caller is read: what was read before a change and arrives after it is not kept.</summary>
    public int Changes(TenantId tenant) => _changes.GetValueOrDefault(tenant);

    public void Keep(TenantId tenant, Guid principal, string stamp, Caller caller, int changes)
    {
        if (changes == Changes(tenant))
            _known[(tenant, principal)] = (caller, stamp, clock.GetUtcNow() + Remember);

        // Whatever changed between the question and the keeping is found here.
        if (changes != Changes(tenant))
            _known.TryRemove((tenant, principal), out _);
    }

    public void Forget(TenantId tenant, Guid principal)
    {
        _changes.AddOrUpdate(tenant, 1, static (_, n) => n + 1);
        _known.TryRemove((tenant, principal), out _);
    }

    /// <summary>Everybody of a tenant: a role or an inbox changed, and with it what many may do.</summary>
    public void Forget(TenantId tenant)
    {
        _changes.AddOrUpdate(tenant, 1, static (_, n) => n + 1);
        foreach (var key in _known.Keys)
        {
            if (key.Tenant == tenant)
                _known.TryRemove(key, out _);
        }
    }
}
