namespace Switchboard.AppHost.Orchestration;

/// <summary>Something that is started after what it waits for, and stopped before it.</summary>
internal abstract class Resource(string name) : IAsyncDisposable
{
    private readonly List<Resource> _dependencies = [];

    public string Name { get; } = name;

    public IReadOnlyList<Resource> Dependencies => _dependencies;

    public void DependOn(Resource other) => _dependencies.Add(other);

    /// <summary>Returns when what waits for this may start.</summary>
    public abstract Task StartAsync(ResourceLog log, CancellationToken ct);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
