using System.Collections.Concurrent;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Turns;

/// <summary>Work that goes on beside the turns, for a slow other side must not hold up who comes next: so much of it at a time for a tenant, and each that ends brings the tenant up again.</summary>
internal sealed class TenantErrands(TenantTurns turns, int mostPerTenant)
{
    private readonly ConcurrentDictionary<TenantId, int> _busy = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>How many more the tenant may have now.</summary>
    public int Free(TenantId tenant) => mostPerTenant - _busy.GetValueOrDefault(tenant);

    /// <param name="tenant">Whose it is.</param>
    /// <param name="errand">The work; it looks after its own faults.</param>
    public void Start(TenantId tenant, Func<Task> errand)
    {
        _busy.AddOrUpdate(tenant, 1, static (_, n) => n + 1);
        var run = Task.Run(() => RunAsync(tenant, errand), CancellationToken.None);
        _running.TryAdd(run, 0);
        _ = run.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>All that is on its way has ended.</summary>
    public Task EndedAsync() => Task.WhenAll(_running.Keys);

    private async Task RunAsync(TenantId tenant, Func<Task> errand)
    {
        try
        {
            await errand();
        }
        finally
        {
            _busy.AddOrUpdate(tenant, 0, static (_, n) => n - 1);
            turns.Wake(tenant);
        }
    }
}
