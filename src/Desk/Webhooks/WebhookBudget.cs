using Switchboard.Tenancy;

namespace Switchboard.Desk.Webhooks;

/// <summary>How many tries run at once: in all, and of one tenant. Whoever answers slowly holds its own places and nobody else's.</summary>
internal sealed class WebhookBudget
{
    internal const int Most = 512;
    internal const int MostPerTenant = 32;
    private readonly Lock _lock = new();
    private readonly Dictionary<TenantId, Dictionary<WebhookId, int>> _running = [];
    private int _total;

    /// <summary>How many more the tenant may start, and which of its webhooks are being tried how often.</summary>
    public (int Free, IReadOnlyDictionary<WebhookId, int> Busy) Of(TenantId tenant)
    {
        lock (_lock)
        {
            var busy = _running.GetValueOrDefault(tenant) ?? [];
            return (Math.Min(MostPerTenant - busy.Values.Sum(), Most - _total), new Dictionary<WebhookId, int>(busy));
        }
    }

    public void Take(TenantId tenant, WebhookId webhook)
    {
        lock (_lock)
        {
            if (!_running.TryGetValue(tenant, out var busy))
                _running[tenant] = busy = [];
            busy[webhook] = busy.GetValueOrDefault(webhook) + 1;
            _total++;
        }
    }

    public void Return(TenantId tenant, WebhookId webhook)
    {
        lock (_lock)
        {
            var busy = _running[tenant];
            if (--busy[webhook] == 0)
                busy.Remove(webhook);
            if (busy.Count == 0)
                _running.Remove(tenant);
            _total--;
        }
    }
}
