using System.Text.Json;

namespace Switchboard.AppHost.Demo.Platforms;

/// <summary>One company's connection to one platform: an emulator, inboxes that know it, and a console that knows the inboxes.</summary>
/// <param name="Platform">The emulator.</param>
/// <param name="Inboxes">In the platform's order.</param>
internal sealed record CompanyConnection(IRunningPlatform Platform, IReadOnlyList<DemoChannel> Inboxes)
{
    /// <param name="platform">Which one.</param>
    /// <param name="company">Whose it is.</param>
    /// <param name="known">The inboxes of an earlier start, in the platform's order; null where there is none.</param>
    /// <param name="api">The public API as the company's administrator.</param>
    /// <param name="baseUrl">Where the host is called back.</param>
    /// <param name="port">Where the emulator listens.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<CompanyConnection> MakeAsync(IDemoPlatform platform, DemoCompany company, IReadOnlyList<DemoChannel?> known, DemoApi api, string baseUrl, int port, CancellationToken ct)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> settings = known.Contains(null) ? platform.NewSettings() : [.. known.Select(k => k!.Settings)];
        var running = await platform.StartAsync(company, settings, port, ct);
        try
        {
            var inboxes = new List<DemoChannel>();
            for (var i = 0; i < settings.Count; i++)
                inboxes.Add(await EnsureAsync(api, platform.Inboxes[i], known[i], Filled(platform.Inboxes[i], settings[i], company, running.Address), ct));
            return await running.RegisterAsync([.. inboxes.Select(i => new Uri($"{baseUrl}/channels/{i.Key}"))], ct) is { } complaint
                ? throw new InvalidOperationException($"The emulated console of {platform.Name} refused an address of {company.Name}: {complaint}")
                : new CompanyConnection(running, inboxes);
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    private static Dictionary<string, string> Filled(DemoInboxKind kind, IReadOnlyDictionary<string, string> credentials, DemoCompany company, Uri address)
    {
        var settings = new Dictionary<string, string>(credentials, StringComparer.Ordinal);
        settings.TryAdd("greeting", company.GreetingZh);
        foreach (var name in kind.AddressSettings)
            settings[name] = address.GetLeftPart(UriPartial.Authority);
        return settings;
    }

    /// <summary>Opens the inbox, or takes up one that is there; one that a start made and could not note down is found by its name.</summary>
    private static async Task<DemoChannel> EnsureAsync(DemoApi api, DemoInboxKind kind, DemoChannel? known, Dictionary<string, string> settings, CancellationToken ct)
    {
        var there = (await api.GetAsync("/inboxes?limit=100", ct)).GetProperty("items").EnumerateArray()
            .Where(i => known is null ? i.GetProperty("name").GetString() == kind.Name : i.GetProperty("id").GetGuid() == known.Id).ToList();
        if (there.Count == 0)
            return Of(await api.PostAsync("/inboxes", new { kind.Name, kind.Channel, Settings = settings }, ct), settings);
        // What an administrator changed stays, unless the emulator is somewhere else now.
        if (known is not null && kind.AddressSettings.All(name => known.Settings.GetValueOrDefault(name) == settings[name]))
            return known;
        return Of(await api.PutAsync($"/inboxes/{there[0].GetProperty("id").GetGuid()}", new { Settings = settings }, ct), settings);
    }

    private static DemoChannel Of(JsonElement inbox, Dictionary<string, string> settings) =>
        new(inbox.GetProperty("id").GetGuid(), inbox.GetProperty("key").GetString()!, settings);
}
