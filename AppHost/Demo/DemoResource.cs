using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Demo;

/// <summary>The two demo companies, there once Host answers.</summary>
internal sealed class DemoResource(string name, DemoSeedOptions options) : Resource(name)
{
    private readonly Lock _writing = new();

    /// <summary>Who can sign in, once started.</summary>
    public DemoData Data { get; private set; } = new(options.BaseUrl, new DemoSignIn("", ""), []);

    /// <summary>Keeps what was added to one company.</summary>
    public void Keep(string slug, Func<DemoInboxes, DemoInboxes> added)
    {
        lock (_writing)
        {
            Data = Data with { Tenants = [.. Data.Tenants.Select(t => t.Slug == slug ? t with { Inboxes = added(t.Inboxes) } : t)] };
            Data.Write(options.DataFolder);
        }
    }

    internal static string UnfinishedIn(string dataFolder) => Path.Combine(dataFolder, "demo.unfinished");

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        var unfinished = UnfinishedIn(options.DataFolder);
        if (File.Exists(unfinished))
            throw new PrerequisiteException("The demo companies were left half made by a start that was cut short: start once with --reset, or with --no-demo.");
        var known = DemoData.Read(options.DataFolder);
        if (known is null)
        {
            log.Write("making two companies");
            await File.WriteAllTextAsync(unfinished, "", ct);
        }

        Data = await DemoSeed.RunAsync(options, ct);
        File.Delete(unfinished);
    }
}

internal static class DemoResourceBuilder
{
    public static ResourceBuilder<DemoResource> AddDemo(this DistributedApplicationBuilder builder, string name, DemoSeedOptions options) =>
        builder.AddResource(new DemoResource(name, options));
}
