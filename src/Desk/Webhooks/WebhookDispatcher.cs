using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Webhooks;

/// <summary>
/// Sends what waits. Tenants come up in turn and start as many tries as they may, which then run on their own; each that ends brings its
/// tenant up again. Now and then everybody is looked at, and what is too old to be told is cleared away.
/// </summary>
internal sealed class WebhookDispatcher(WebhookQueue queue, WebhookAttempts attempts, TurnTable table, TimeProvider clock, ILogger<WebhookDispatcher> log)
    : BackgroundService
{
    private static readonly TurnPlan Plan = new("webhooks", SideBySide: 4, Tick: TimeSpan.FromMilliseconds(500), Sweep: TimeSpan.FromMinutes(1));
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);
    private readonly WebhookBudget _budget = new();
    private readonly ConcurrentDictionary<TenantId, DateTimeOffset> _cleaned = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = table.Open(Plan, log);
        using var listening = table.WakeOn<WebhooksWaiting>(turns);
        try
        {
            await turns.RunAsync((tenant, ct) => StartAsync(turns, tenant, ct), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is on its way is worth waiting for: cut off, it would be sent twice.
            await Task.WhenAll(_running.Keys).WaitAsync(WebhookPost.Longest, CancellationToken.None);
        }
    }

    private async Task<DateTimeOffset?> StartAsync(TenantTurns turns, Tenant tenant, CancellationToken ct)
    {
        await CleanAsync(tenant, ct);
        var (free, busy) = _budget.Of(tenant.Id);

        // Its own tries bring it up again when they end; where others hold all places, the clock does.
        if (free <= 0)
            return clock.GetUtcNow() + Plan.Tick;

        var (leased, next) = await queue.LeaseAsync(tenant, free, busy, clock.GetUtcNow(), ct);
        foreach (var delivery in leased)
        {
            _budget.Take(tenant.Id, delivery.Webhook);
            var run = Task.Run(() => TryAsync(turns, delivery), CancellationToken.None);
            _running.TryAdd(run, 0);
            _ = run.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        // What is due already and was not leased waits for a place, not for the clock.
        return next > clock.GetUtcNow() ? next : null;
    }

    private async Task CleanAsync(Tenant tenant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_cleaned.TryGetValue(tenant.Id, out var last) && now - last < BetweenCleanings)
            return;
        while (await queue.CleanAsync(tenant, now, ct))
            log.LogInformation("Old webhook events of tenant {Tenant} are cleared away", tenant.Id);
        _cleaned[tenant.Id] = now;
    }

    private async Task TryAsync(TenantTurns turns, LeasedDelivery delivery)
    {
        try
        {
            await attempts.TryAsync(delivery, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Its lease runs out, and then it is tried again.
            log.LogWarning("A webhook delivery of tenant {Tenant} was not finished: {Fault} {Reason}", delivery.Tenant.Id, e.GetType().Name, e.Message);
            turns.WakeAt(delivery.Tenant.Id, clock.GetUtcNow() + WebhookQueue.LeaseTime);
        }
        finally
        {
            _budget.Return(delivery.Tenant.Id, delivery.Webhook);
            turns.Wake(delivery.Tenant.Id);
        }
    }
}
