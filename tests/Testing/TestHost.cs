using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Host.Realtime;

namespace Switchboard.Testing;

/// <summary>The host in this process, on a real socket: its own Program, with a configuration of the test's.</summary>
public sealed class TestHost : IAsyncDisposable
{
    /// <summary>Of this run alone, and the same for every host of it: they read each other's keys.</summary>
    public static readonly string ProtectionSecret = RandomNumberGenerator.GetHexString(64, lowercase: true);

    private readonly Factory _factory;
    private readonly string _folder;

    private TestHost(Factory factory, string folder, string mail, Uri address)
    {
        Mail = mail;
        _factory = factory;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The folder where its letters lie.</summary>
    public string Mail { get; }

    public IServiceProvider Services => _factory.Services;

    /// <param name="database">What it serves from.</param>
    /// <param name="settings">Configuration on top of, or instead of, what a test needs anyway; null takes a setting away.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="clock">What time it is there; null for the time it is.</param>
    public static Task<TestHost> StartAsync(TestDatabase database, IReadOnlyDictionary<string, string?> settings, CancellationToken ct, TimeProvider? clock = null) => Task.Run(
        () =>
        {
            var folder = Path.Combine(Path.GetTempPath(), "switchboard-host-" + Guid.CreateVersion7().ToString("N"));
            var all = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:Saas"] = database.App,
                ["Plugins:Folder"] = Path.Combine(Repository.Root, "artifacts", "plugins"),
                ["Files:Folder"] = Path.Combine(folder, "files"),
                ["DataProtection:Folder"] = Path.Combine(folder, "keys"),
                ["DataProtection:Secret"] = ProtectionSecret,
                ["Mail:Folder"] = database.Letters ?? Path.Combine(folder, "mail"),
                ["GraphQL:AdHoc"] = "true",

                // Every test of an assembly comes from one address, and some send as fast as they can.
                ["RateLimits:Anonymous"] = "1000000",
                ["RateLimits:PerVisitor"] = "1000000",
                ["RateLimits:PerCredential"] = "1000000",
                ["RateLimits:PerTenant"] = "1000000",
                ["SignUp:PerNetwork"] = "1000000",
            };
            foreach (var (key, value) in settings)
                all[key] = value;
            var factory = new Factory(all, clock);
            factory.UseKestrel(0);
            factory.StartServer();
            return new TestHost(factory, folder, all["Mail:Folder"]!, factory.ClientOptions.BaseAddress);
        }, ct);

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    // Any type of the host's assembly leads to its entry point; Program itself would also name AppHost's.
    private sealed class Factory(IReadOnlyDictionary<string, string?> settings, TimeProvider? clock) : WebApplicationFactory<AgentHub>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in settings.Where(s => s.Value is not null))
                builder.UseSetting(key, value);
            if (clock is not null)
                builder.ConfigureTestServices(services => services.AddSingleton(clock));
            builder.UseEnvironment("Production");
            builder.ConfigureLogging(logs => logs.ClearProviders());
        }
    }
}
