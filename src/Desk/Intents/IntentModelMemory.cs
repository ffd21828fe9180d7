using Microsoft.Extensions.Hosting;
using Switchboard.Desk.Realtime;

namespace Switchboard.Desk.Intents;

/// <summary>Forgets a tenant's live model when another takes its place, here or on another host.</summary>
internal sealed class IntentModelMemory(LiveIntentModels models, IDeskNews news) : IHostedService, IDisposable
{
    private IDisposable? _listening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = news.Listen(item =>
        {
            if (item is IntentModelsChanged changed)
                models.Forget(changed.Tenant);
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
