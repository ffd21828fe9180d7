using Microsoft.Extensions.Logging;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Turns;

/// <summary>
/// Gives tenants their turns at one kind of work: whoever is named, each once at a time, several side by side; and all of them now and then,
/// for what a crash or another host left behind.
/// </summary>
internal sealed class TenantTurns(PlatformScope platform, TenantCatalog tenants, TimeProvider clock, ILogger log, TurnPlan plan)
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private readonly DueTenants _due = new();

    public void Wake(TenantId tenant) => _due.Wake(tenant);

    public void WakeAt(TenantId tenant, DateTimeOffset at) => _due.WakeAt(tenant, at);

    /// <param name="turn">One tenant's turn; answers when it wants the next.</param>
    /// <param name="ct">Ends it.</param>
    public Task RunAsync(Func<Tenant, CancellationToken, Task<DateTimeOffset?>> turn, CancellationToken ct) =>
        Task.WhenAll([TickAsync(ct), SweepAsync(ct), .. Enumerable.Range(0, plan.SideBySide).Select(_ => ServeAsync(turn, ct))]);

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
                log.LogWarning("{Work} of tenant {Tenant} could not be done: {Fault}", plan.Work, id, e.GetType().Name);
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
        using var timer = new PeriodicTimer(plan.Tick, clock);
        while (await timer.WaitForNextTickAsync(ct))
            _due.WakeThoseDue(clock.GetUtcNow());
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(plan.Sweep, clock);
        do
        {
            try
            {
                foreach (var tenant in await platform.TenantsAsync(plan.Work + ": what a crash or another host left behind", ct))
                    _due.Wake(tenant.Id);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("{Work}: tenants could not be listed: {Fault}", plan.Work, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}

/// <param name="Work">What is done, for the log.</param>
/// <param name="SideBySide">How many tenants have a turn at once.</param>
/// <param name="Tick">How exactly later turns come.</param>
/// <param name="Sweep">How often everybody has one.</param>
internal sealed record TurnPlan(string Work, int SideBySide, TimeSpan Tick, TimeSpan Sweep);
