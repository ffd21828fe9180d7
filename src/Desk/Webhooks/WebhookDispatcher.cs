using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Webhooks;

/// <summary>
/// Sends what waits. Tenants come up in turn and start as many tries as they may, which then run on their own; each that ends brings its
/// tenant up again. A sweep finds what a crash or another host left behind, and clears away what is too old to be told.
/// </summary>
internal sealed class WebhookDispatcher(WebhookQueue queue, WebhookAttempts attempts, TenantCatalog tenants, PlatformScope platform, IDeskNews news, TimeProvider clock, ILogger<WebhookDispatcher> log)
    : BackgroundService
{
    private const int Lookers = 4;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);
    private const int SweepsPerCleaning = 60;
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private readonly WebhookBudget _budget = new();
    private readonly DueTenants _due = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = news.Listen(item =>
        {
            if (item is WebhooksWaiting waiting)
                _due.Wake(waiting.Tenant);
        });
        var looking = Enumerable.Range(0, Lookers).Select(_ => LookAsync(stoppingToken));
        try
        {
            await Task.WhenAll([TickAsync(stoppingToken), SweepAsync(stoppingToken), .. looking]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is on its way is worth waiting for: cut off, it would be sent twice.
            await Task.WhenAll(_running.Keys).WaitAsync(WebhookPost.Longest, CancellationToken.None);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        while (true)
        {
            var id = await _due.TakeAsync(ct);
            try
            {
                if (await tenants.FindAsync(id, ct) is { Active: true } tenant)
                    await StartAsync(tenant, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("Webhooks of tenant {Tenant} could not be looked at: {Reason}", id, e.Message);
                _due.WakeAt(id, clock.GetUtcNow() + AfterFault);
            }
            finally
            {
                _due.Done(id);
            }
        }
    }

    private async Task StartAsync(Tenant tenant, CancellationToken ct)
    {
        var (free, busy) = _budget.Of(tenant.Id);
        if (free <= 0)
        {
            // Its own tries bring it up again when they end; where others hold all places, the clock does.
            _due.WakeAt(tenant.Id, clock.GetUtcNow() + Tick);
            return;
        }

        var (leased, next) = await queue.LeaseAsync(tenant, free, busy, clock.GetUtcNow(), ct);
        foreach (var delivery in leased)
        {
            _budget.Take(tenant.Id, delivery.Webhook);
            var run = Task.Run(() => TryAsync(delivery), CancellationToken.None);
            _running.TryAdd(run, 0);
            _ = run.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        if (next is { } at && at > clock.GetUtcNow())
            _due.WakeAt(tenant.Id, at);
    }

    private async Task TryAsync(LeasedDelivery delivery)
    {
        try
        {
            await attempts.TryAsync(delivery, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Its lease runs out, and then it is tried again.
            log.LogWarning("A webhook delivery of tenant {Tenant} was not finished: {Fault} {Reason}", delivery.Tenant.Id, e.GetType().Name, e.Message);
            _due.WakeAt(delivery.Tenant.Id, clock.GetUtcNow() + WebhookQueue.LeaseTime);
        }
        finally
        {
            _budget.Return(delivery.Tenant.Id, delivery.Webhook);
            _due.Wake(delivery.Tenant.Id);
        }
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
        var sweeps = 0;
        do
        {
            try
            {
                var cleaning = sweeps++ % SweepsPerCleaning == 0;
                foreach (var tenant in await platform.TenantsAsync("webhooks: deliveries left behind by a crash, events that are too old", ct))
                {
                    while (cleaning && await queue.CleanAsync(tenant, clock.GetUtcNow(), ct))
                        log.LogInformation("Old webhook events of tenant {Tenant} are cleared away", tenant.Id);
                    _due.Wake(tenant.Id);
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("The webhook sweep could not finish: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
