using System.Threading.Channels;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Turns;

/// <summary>Which tenants are to be looked at, in turn, each once however often it is named; and which later.</summary>
internal sealed class DueTenants
{
    private readonly Lock _lock = new();
    private readonly Channel<TenantId> _turns = Channel.CreateUnbounded<TenantId>();
    private readonly HashSet<TenantId> _queued = [];
    private readonly HashSet<TenantId> _taken = [];
    private readonly HashSet<TenantId> _again = [];
    private readonly Dictionary<TenantId, DateTimeOffset> _later = [];

    /// <summary>At the end of the row. One who is just being looked at is looked at again.</summary>
    public void Wake(TenantId tenant)
    {
        lock (_lock)
        {
            if (_taken.Contains(tenant))
                _again.Add(tenant);
            else if (_queued.Add(tenant))
                _turns.Writer.TryWrite(tenant);
        }
    }

    /// <summary>Whoever is named twice is woken at the earlier time.</summary>
    public void WakeAt(TenantId tenant, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (!_later.TryGetValue(tenant, out var known) || at < known)
                _later[tenant] = at;
        }
    }

    public void WakeThoseDue(DateTimeOffset now)
    {
        List<TenantId> due;
        lock (_lock)
        {
            due = [.. _later.Where(l => l.Value <= now).Select(l => l.Key)];
            due.ForEach(t => _later.Remove(t));
        }

        due.ForEach(Wake);
    }

    /// <summary>The next; nobody else gets it until <see cref="Done"/>.</summary>
    public async ValueTask<TenantId> TakeAsync(CancellationToken ct)
    {
        var tenant = await _turns.Reader.ReadAsync(ct);
        lock (_lock)
        {
            _queued.Remove(tenant);
            _taken.Add(tenant);
        }

        return tenant;
    }

    public void Done(TenantId tenant)
    {
        bool again;
        lock (_lock)
        {
            _taken.Remove(tenant);
            again = _again.Remove(tenant);
        }

        if (again)
            Wake(tenant);
    }
}
