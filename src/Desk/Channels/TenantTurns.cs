using Microsoft.Extensions.Logging;
using Switchboard.Desk.Webhooks;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>
/// Gives tenants their turns at one kind of work: whoever is named, each once at a time, several side by side; and all of them now and then,
/// for what a crash left behind.
/// </summary>
internal sealed class TenantTurns(PlatformScope platform, TenantCatalog tenants, TimeProvider clock, ILogger log, string work)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private readonly DueTenants _due = new();

    public void Wake(TenantId tenant) => _due.Wake(tenant);

    public void WakeAt(TenantId tenant, DateTimeOffset at) => _due.WakeAt(tenant, at);

    /// <param name="sideBySide">How many tenants at once.</param>
    /// <param name="turn">One tenant's turn; answers when it wants the next.</param>
    /// <param name="ct">Ends it.</param>
    public Task RunAsync(int sideBySide, Func<Tenant, CancellationToken, Task<DateTimeOffset?>> turn, CancellationToken ct) =>
        Task.WhenAll([TickAsync(ct), SweepAsync(ct), .. Enumerable.Range(0, sideBySide).Select(_ => ServeAsync(turn, ct))]);

    private async Task ServeAsync(Func<Tenant, CancellationToken, Task<DateTimeOffset?>> turn, CancellationToken ct)
    {
        while (true)
        {
            var id = await _due.TakeAsync(ct);
            try
            {
                if (await tenants.FindAsync(id, ct) is { Active: true } tenant && await turn(tenant, ct) is { } next)
                    Again(id, next);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("{Work} of tenant {Tenant} could not be done: {Fault}", work, id, e.GetType().Name);
                _due.WakeAt(id, clock.GetUtcNow() + AfterFault);
            }
            finally
            {
                _due.Done(id);
            }
        }
    }

    private void Again(TenantId id, DateTimeOffset next)
    {
        if (next <= clock.GetUtcNow())
            _due.Wake(id);
        else
            _due.WakeAt(id, next);
    }

    private async Task TickAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(ct))
            _due.WakeThoseDue(clock.GetUtcNow());
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Sweep, clock);
        do
        {
            try
            {
                foreach (var tenant in await platform.TenantsAsync(work + ": what a crash or another host left behind", ct))
                    _due.Wake(tenant.Id);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("{Work}: tenants could not be listed: {Fault}", work, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
