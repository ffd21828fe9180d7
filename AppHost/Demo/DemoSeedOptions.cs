namespace Switchboard.AppHost.Demo;

/// <summary>What seeding needs to know of the deployment it fills.</summary>
/// <param name="BaseUrl">Where the host answers.</param>
/// <param name="DemoSiteUrl">Where the demo pages are served: an origin of their own, like any customer's site.</param>
/// <param name="ContentFolder">The folder with a folder of articles for each tenant.</param>
/// <param name="DataFolder">Where demo.json is kept.</param>
/// <param name="RunSaas">Runs one of the host's command-line verbs and returns what it printed.</param>
internal sealed record DemoSeedOptions(string BaseUrl, string DemoSiteUrl, string ContentFolder, string DataFolder, Func<string[], CancellationToken, Task<string>> RunSaas);
