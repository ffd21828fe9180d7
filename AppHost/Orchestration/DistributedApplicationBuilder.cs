namespace Switchboard.AppHost.Orchestration;

/// <summary>Collects resources. A resource can wait only for one that was added before it, so there is no circle to look for.</summary>
internal sealed class DistributedApplicationBuilder
{
    private readonly List<Resource> _resources = [];

    public ResourceBuilder<T> AddResource<T>(T resource)
        where T : Resource
    {
        if (_resources.Any(r => r.Name == resource.Name))
            throw new ArgumentException($"There are two resources named '{resource.Name}'.", nameof(resource));
        _resources.Add(resource);
        return new ResourceBuilder<T>(resource);
    }

    public DistributedApplication Build() => Build(new LogConsole(Console.Out, LogConsole.MayColour));

    public DistributedApplication Build(LogConsole console) => new(_resources, console);
}
