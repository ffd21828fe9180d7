using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Routing;

/// <summary>Assigns what waits whenever something changed that could let it move, and every few seconds in case a change went unheard.</summary>
internal sealed class Router(IDeskNews news, PresenceBoard presence, TenantCatalog tenants, PlatformScope platform, TimeProvider clock, ILogger<Router> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(3);
    private readonly Channel<TenantId> _wanted = Channel.CreateUnbounded<TenantId>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = news.Listen(Hear);
        using var timer = new PeriodicTimer(Sweep, clock);
        var sweeping = SweepAsync(timer, stoppingToken);
        var seen = new HashSet<TenantId>();
        while (await _wanted.Reader.WaitToReadAsync(stoppingToken))
        {
            seen.Clear();
            while (_wanted.Reader.TryRead(out var tenant))
                seen.Add(tenant);
            foreach (var tenant in seen)
                await RouteAsync(tenant, stoppingToken);
        }

        await sweeping;
    }

    private void Hear(DeskEvent news)
    {
        if (news is QueueChanged or PresenceChanged)
            _wanted.Writer.TryWrite(news.Tenant);
    }

    private async Task SweepAsync(PeriodicTimer timer, CancellationToken ct)
    {
        while (await timer.WaitForNextTickAsync(ct))
        {
            foreach (var tenant in presence.Tenants())
                _wanted.Writer.TryWrite(tenant);
        }
    }

    private async Task RouteAsync(TenantId id, CancellationToken ct)
    {
        try
        {
            if (await tenants.FindAsync(id, ct) is not { Active: true } tenant)
                return;
            await using var scope = platform.Enter(tenant);
            await scope.ServiceProvider.GetRequiredService<AssignWaiting>().RunAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next sweep tries again; a conversation in the queue stays visible to everyone meanwhile.
            log.LogError(e, "Routing failed for tenant {Tenant}", id);
        }
    }
}
