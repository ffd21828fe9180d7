using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Demo.Platforms;

/// <summary>One platform's emulators, one for each demo company, and the companies' inboxes there. A later start takes up what it finds.</summary>
internal sealed class EmulatorResource(IDemoPlatform platform, IReadOnlyList<int> ports, DemoResource demo) : Resource(platform.Name.Split(' ')[0].ToLowerInvariant())
{
    private readonly List<IRunningPlatform> _running = [];
    private readonly List<(string Name, Uri Address)> _places = [];

    /// <summary>How many ports all platforms of all companies take.</summary>
    public static int Count => All.Length * DemoCompany.All.Length;

    /// <summary>Where people play customers, once started.</summary>
    public IReadOnlyList<(string Name, Uri Address)> Places => _places;

    internal static IDemoPlatform[] All => [new FeishuDemo(), new WeComDemo(), new DingTalkDemo()];

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        foreach (var (tenant, port) in demo.Data.Tenants.Zip(ports))
            await ConnectAsync(tenant, port, ct);
        log.Write("customers wait at " + string.Join(" and ", _places.Select(p => p.Address)));
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var running in _running)
            await running.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task ConnectAsync(DemoTenant tenant, int port, CancellationToken ct)
    {
        using var api = await DemoApi.SignInAsync(demo.Data.BaseUrl, tenant.Admin, ct);
        var company = DemoCompany.All.First(c => c.Slug == tenant.Slug);
        var known = platform.Inboxes.Select(kind => kind.Kept(tenant.Inboxes)).ToList();
        var connection = await CompanyConnection.MakeAsync(platform, company, known, api, demo.Data.BaseUrl, port, ct);
        _running.Add(connection.Platform);
        _places.Add(($"{platform.Name} of {tenant.Slug}", connection.Platform.Address));
        demo.Keep(tenant.Slug, inboxes => platform.Inboxes.Zip(connection.Inboxes).Aggregate(inboxes, (all, made) => made.First.Keep(all, made.Second)));
    }
}

internal static class EmulatorResourceBuilder
{
    public static IReadOnlyList<EmulatorResource> AddEmulators(this DistributedApplicationBuilder builder, IReadOnlyList<int> ports, ResourceBuilder<DemoResource> demo)
    {
        var share = DemoCompany.All.Length;
        return [.. EmulatorResource.All.Select((platform, i) => builder.AddResource(new EmulatorResource(platform, [.. ports.Skip(i * share).Take(share)], demo.Resource)).WaitFor(demo).Resource)];
    }
}
