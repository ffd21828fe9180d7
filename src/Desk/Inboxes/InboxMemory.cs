using Microsoft.Extensions.Hosting;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Realtime;

namespace Switchboard.Desk.Inboxes;

/// <summary>Forgets what was remembered of a tenant's inboxes when they change, here or on another host.</summary>
internal sealed class InboxMemory(LiveInboxes inboxes, TenantPlugins plugins, IDeskNews news) : IHostedService, IDisposable
{
    private IDisposable? _listening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = news.Listen(item =>
        {
            if (item is not InboxesChanged changed)
                return;

            // In this order: an inbox is remembered with what its plugin is set to.
            plugins.Forget(changed.Tenant);
            inboxes.Forget(changed.Tenant);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _listening?.Dispose();
}
