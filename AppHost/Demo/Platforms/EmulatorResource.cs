using System.Text.Json;
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
        var company = DemoCompany.All.First(c => c.Slug == tenant.Slug);
        var known = platform.Inboxes.Select(kind => kind.Kept(tenant.Inboxes)).ToList();
        IReadOnlyList<IReadOnlyDictionary<string, string>> settings = known.Contains(null) ? platform.NewSettings() : [.. known.Select(k => k!.Settings)];
        var running = await platform.StartAsync(company, settings, port, ct);
        _running.Add(running);
        _places.Add(($"{platform.Name} of {tenant.Slug}", running.Address));

        using var api = await DemoApi.SignInAsync(demo.Data.BaseUrl, tenant.Admin, ct);
        var callbacks = new List<Uri>();
        foreach (var (kind, filled) in platform.Inboxes.Zip(settings))
        {
            var inbox = await EnsureAsync(api, kind, kind.Kept(tenant.Inboxes), WithAddress(kind, filled, company, running.Address), ct);
            demo.Keep(tenant.Slug, inboxes => kind.Keep(inboxes, inbox));
            callbacks.Add(new Uri($"{demo.Data.BaseUrl}/channels/{inbox.Key}"));
        }

        if (await running.RegisterAsync(callbacks, ct) is { } complaint)
            throw new InvalidOperationException($"The emulated console of {platform.Name} refused the address of {tenant.Slug}: {complaint}");
    }

    private static Dictionary<string, string> WithAddress(DemoInboxKind kind, IReadOnlyDictionary<string, string> filled, DemoCompany company, Uri address)
    {
        var settings = new Dictionary<string, string>(filled, StringComparer.Ordinal) { ["greeting"] = company.GreetingZh };
        foreach (var name in kind.AddressSettings)
            settings[name] = address.GetLeftPart(UriPartial.Authority);
        return settings;
    }

    /// <summary>Opens the inbox, or brings one that is there up to date; one that a start made and could not note down is found by its name.</summary>
    private static async Task<DemoChannel> EnsureAsync(DemoApi api, DemoInboxKind kind, DemoChannel? known, Dictionary<string, string> settings, CancellationToken ct)
    {
        var there = (await api.GetAsync("/inboxes?limit=100", ct)).GetProperty("items").EnumerateArray()
            .Where(i => known is null ? i.GetProperty("name").GetString() == kind.Name : i.GetProperty("id").GetGuid() == known.Id).ToList();
        if (there.Count == 0)
            return Of(await api.PostAsync("/inboxes", new { kind.Name, kind.Channel, Settings = settings }, ct), settings);
        if (known is not null && kind.AddressSettings.All(name => known.Settings.GetValueOrDefault(name) == settings[name]))
            return known;
        return Of(await api.PutAsync($"/inboxes/{there[0].GetProperty("id").GetGuid()}", new { Settings = settings }, ct), settings);
    }

    private static DemoChannel Of(JsonElement inbox, Dictionary<string, string> settings) =>
        new(inbox.GetProperty("id").GetGuid(), inbox.GetProperty("key").GetString()!, settings);
}

internal static class EmulatorResourceBuilder
{
    public static IReadOnlyList<EmulatorResource> AddEmulators(this DistributedApplicationBuilder builder, IReadOnlyList<int> ports, ResourceBuilder<DemoResource> demo)
    {
        var share = DemoCompany.All.Length;
        return [.. EmulatorResource.All.Select((platform, i) => builder.AddResource(new EmulatorResource(platform, [.. ports.Skip(i * share).Take(share)], demo.Resource)).WaitFor(demo).Resource)];
    }
}
