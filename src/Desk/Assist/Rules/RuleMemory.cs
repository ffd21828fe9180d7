using Microsoft.Extensions.Hosting;
using Switchboard.Desk.Realtime;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>Forgets a tenant's rules when one is changed, here or on another host.</summary>
internal sealed class RuleMemory(RuleBooks books, IDeskNews news) : IHostedService, IDisposable
{
    private IDisposable? _listening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = news.Listen(item =>
        {
            if (item is SuggestionRulesChanged changed)
                books.Forget(changed.Tenant);
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
