namespace Switchboard.AppHost.Orchestration;

/// <summary>Something done once on the way: what waits for it starts when it is done.</summary>
internal sealed class StepResource(string name, Func<ResourceLog, CancellationToken, Task> run) : Resource(name)
{
    public override Task StartAsync(ResourceLog log, CancellationToken ct) => run(log, ct);
}

internal static class StepResourceBuilder
{
    public static ResourceBuilder<StepResource> AddStep(this DistributedApplicationBuilder builder, string name, Func<ResourceLog, CancellationToken, Task> run) =>
        builder.AddResource(new StepResource(name, run));
}
