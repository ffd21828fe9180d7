namespace Switchboard.AppHost.Orchestration;

/// <summary>Starts resources as soon as what they wait for is ready, side by side where nothing stands between; stops them in reverse.</summary>
internal sealed class DistributedApplication(IReadOnlyList<Resource> resources, LogConsole console) : IAsyncDisposable
{
    private readonly List<Resource> _begun = [];

    public static DistributedApplicationBuilder CreateBuilder() => new();

    public async Task StartAsync(CancellationToken ct)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var starts = new Dictionary<Resource, Task>();
        foreach (var (resource, number) in resources.Select((r, i) => (r, i)))
        {
            var log = console.For(resource.Name, number, resources.Max(r => r.Name.Length));
            starts[resource] = StartAsync(resource, [.. resource.Dependencies.Select(d => starts[d])], log, giveUp);
        }

        try
        {
            await Task.WhenAll(starts.Values);
        }
        catch (Exception)
        {
            ct.ThrowIfCancellationRequested();

            // The others were cancelled because of the first that failed: that one is the news.
            var cause = starts.Values.Where(t => t.IsFaulted).Select(t => t.Exception!.InnerException!).FirstOrDefault(e => e is not OperationCanceledException);
            if (cause is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    /// <summary>Starts everything, says so, and stays until told to stop.</summary>
    public async Task RunAsync(Action ready, CancellationToken ct)
    {
        try
        {
            await StartAsync(ct);
            ready();
            await Task.Delay(Timeout.Infinite, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Being told to stop is how it ends.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var resource in Enumerable.Reverse(_begun))
            await resource.DisposeAsync();
    }

    private async Task StartAsync(Resource resource, Task[] before, ResourceLog log, CancellationTokenSource giveUp)
    {
        try
        {
            await Task.WhenAll(before);
            giveUp.Token.ThrowIfCancellationRequested();
            lock (_begun)
                _begun.Add(resource);
            await resource.StartAsync(log, giveUp.Token);
        }
        catch
        {
            await giveUp.CancelAsync();
            throw;
        }
    }
}
