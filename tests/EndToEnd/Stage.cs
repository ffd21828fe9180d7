using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using Npgsql;
using Switchboard.AppHost.Demo;
using Switchboard.AppHost.Orchestration;
using Switchboard.Testing;

namespace Switchboard.EndToEnd;

/// <summary>The two demo companies with their web sites, served by the product as it runs, and a browser to visit them with.</summary>
public sealed class Stage : IAsyncLifetime
{
    private const int PlatformPorts = 12;
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "switchboard-stage-" + Guid.CreateVersion7().ToString("N"));
    private readonly ResourceLog _log = new LogConsole(Console.Out, colour: false).For("stage", 0, 5);
    private readonly ConcurrentQueue<int> _platformPorts = new(FreePorts(PlatformPorts));
    private TestServer? _server;
    private TestHost? _host;
    private NpgsqlDataSource? _owner;
    private DemoSites? _sites;
    private IPlaywright? _playwright;

    internal DemoData Demo { get; private set; } = null!;

    internal Uri Host => _host!.Address;

    /// <summary>The letters that the host wrote.</summary>
    internal Mailbox Mail => new(_host!.Mail);

    /// <summary>Where a company's own provider may run: the host calls no other door of this machine.</summary>
    internal int CompanyProviderPort { get; } = FreePort();

    internal Uri Sites { get; private set; } = null!;

    /// <summary>Where an emulator of one test's own may listen: the host calls it there.</summary>
    internal int TakePlatformPort() => _platformPorts.TryDequeue(out var port) ? port : throw new InvalidOperationException("Reserve more ports for emulators.");

    internal IBrowser Browser { get; private set; } = null!;

    /// <summary>Skips the test where there is no browser, and says how to get one.</summary>
    internal static void NeedsBrowser() => Assert.SkipUnless(File.Exists(Chromium), $"There is no {Chromium} on this machine: apt install chromium fonts-noto-cjk");

    internal DemoTenant Company(string slug) => Demo.Tenants.Single(t => t.Slug == slug);

    /// <summary>A tenant of one test's own, and its administrator.</summary>
    internal async Task<(MadeTenant Tenant, DemoSignIn Admin)> NewTenantAsync(CancellationToken ct)
    {
        var made = await Factory().CreateAsync(database: null, ct);
        return (made, new DemoSignIn(made.People["admin"].Email, TenantFactory.Password));
    }

    /// <summary>One more person in it.</summary>
    internal async Task<DemoSignIn> AddAsync(MadeTenant tenant, string role, CancellationToken ct) =>
        new((await Factory().AddAsync(tenant.Tenant, role, ct)).Email, TenantFactory.Password);

    private TenantFactory Factory() => new(_host!.Services, _owner!);

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        Directory.CreateDirectory(_folder);
        var admin = AppHost.Orchestration.Repository.PathOf("src", "Admin");
        await new NpmAppResource("admin", admin, "build", AppHost.Orchestration.Repository.PathOf("artifacts", "stamps", "admin")).StartAsync(_log, CancellationToken.None);
        _server = await TestServer.StartAsync(CancellationToken.None);
        var database = await _server.NewDatabaseAsync(CancellationToken.None);
        _host = await TestHost.StartAsync(database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Admin:Folder"] = admin, ["Outbound:Allow"] = string.Join(',', _platformPorts.Append(CompanyProviderPort).Select(p => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{p}"))) }, CancellationToken.None);
        _owner = NpgsqlDataSource.Create(database.Owner);
        await SeedAsync(database);
        _playwright = await Playwright.CreateAsync();

        // A slow machine is no defect; what never comes still fails.
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_sites is not null)
            await _sites.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private async Task SeedAsync(TestDatabase database)
    {
        var port = FreePort();
        Sites = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        var content = AppHost.Orchestration.Repository.PathOf("AppHost", "Demo");
        var options = new DemoSeedOptions(Host.GetLeftPart(UriPartial.Authority), Sites.GetLeftPart(UriPartial.Authority), content, _folder, (verb, ct) => SaasAsync(database, verb, ct));
        var demo = new DemoResource("demo", options);
        await demo.StartAsync(_log, CancellationToken.None);
        Demo = demo.Data;
        _sites = new DemoSites("sites", port, Path.Combine(content, "Sites"), demo);
        await _sites.StartAsync(_log, CancellationToken.None);
    }

    private static async Task<string> SaasAsync(TestDatabase database, string[] verb, CancellationToken ct)
    {
        var said = new StringBuilder();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Owner"] = database.Owner };
        await using var process = GuardedProcess.Start(AppContext.BaseDirectory, ["dotnet", Path.Combine(AppContext.BaseDirectory, "Switchboard.Host.dll"), .. verb], environment, line => said.AppendLine(line));
        await process.WaitAsync(ct);
        return process.ExitCode == 0 ? said.ToString() : throw new InvalidOperationException($"saas {verb[0]} failed: {process.LastWords}");
    }

    private static int FreePort() => FreePorts(1)[0];

    /// <summary>All are held until the last is found, so that none comes twice.</summary>
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        listeners.ForEach(l => l.Dispose());
        return ports;
    }
}
