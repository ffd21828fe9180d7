using System.Threading.Channels;
using Switchboard.Desk.Realtime;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>How often open sockets are asked whether they may stay. With what is remembered of callers, half a minute, it bounds how long a revocation takes.</summary>
internal sealed record SocketCheckOptions(TimeSpan Every);

/// <summary>
/// Ends sockets whose caller was deactivated, whose key was revoked, whose tenant was suspended, or who lost a right they were opened with:
/// at once where this process made the change, within a minute where another did.
/// </summary>
internal sealed class SocketCheck(OpenSockets sockets, IDeskNews news, SocketCheckOptions options, TimeProvider clock, ILogger<SocketCheck> log) : BackgroundService
{
    private readonly Channel<TenantId?> _wanted = Channel.CreateUnbounded<TenantId?>(new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = news.Listen(item =>
        {
            if (item is AccessChanged)
                _wanted.Writer.TryWrite(item.Tenant);
        });
        using var timer = new PeriodicTimer(options.Every, clock);
        var ticking = TickAsync(timer, stoppingToken);
        await foreach (var tenant in _wanted.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await sockets.CheckAsync(tenant, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Who could not be asked about stays for now: the database is away, and nothing new reaches the socket either.
                log.LogWarning("Open sockets could not be checked: {Reason}", e.Message);
            }
        }

        await ticking;
    }

    private async Task TickAsync(PeriodicTimer timer, CancellationToken ct)
    {
        while (await timer.WaitForNextTickAsync(ct))
            _wanted.Writer.TryWrite(null);
    }
}
