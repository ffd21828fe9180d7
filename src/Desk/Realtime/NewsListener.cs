using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Switchboard.Desk.Realtime;

/// <summary>Hears one kind of news as long as the host runs, whichever host they come from.</summary>
internal sealed class NewsListener<TNews>(Action<TNews> heard, IDeskNews news) : IHostedService, IDisposable
    where TNews : DeskEvent
{
    private IDisposable? _listening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = news.Listen(item =>
        {
            if (item is TNews wanted)
                heard(wanted);
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

internal static class NewsListeners
{
    /// <summary>What a room does about one kind of news.</summary>
    internal static IServiceCollection OnNews<TNews>(this IServiceCollection services, Action<IServiceProvider, TNews> heard)
        where TNews : DeskEvent =>
        services.AddHostedService(p => new NewsListener<TNews>(news => heard(p, news), p.GetRequiredService<IDeskNews>()));
}
