using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Switchboard.Host.Realtime;

namespace Switchboard.Testing;

/// <summary>The host in this process, on a real socket: its own Program, with a configuration of the test's.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly Factory _factory;
    private readonly string _folder;

    private TestHost(Factory factory, string folder, Uri address)
    {
        _factory = factory;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public IServiceProvider Services => _factory.Services;

    /// <param name="database">What it serves from.</param>
    /// <param name="settings">Configuration on top of, or instead of, what a test needs anyway; null takes a setting away.</param>
    /// <param name="ct">Stops it.</param>
    public static Task<TestHost> StartAsync(TestDatabase database, IReadOnlyDictionary<string, string?> settings, CancellationToken ct) => Task.Run(
        () =>
        {
            var folder = Path.Combine(Path.GetTempPath(), "switchboard-host-" + Guid.CreateVersion7().ToString("N"));
            var all = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:Saas"] = database.App,
                ["Plugins:Folder"] = Path.Combine(Repository.Root, "artifacts", "plugins"),
                ["Files:Folder"] = Path.Combine(folder, "files"),
                ["DataProtection:Folder"] = Path.Combine(folder, "keys"),
                ["GraphQL:AdHoc"] = "true",
            };
            foreach (var (key, value) in settings)
                all[key] = value;
            var factory = new Factory(all);
            factory.UseKestrel(0);
            factory.StartServer();
            return new TestHost(factory, folder, factory.ClientOptions.BaseAddress);
        }, ct);

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    // Any type of the host's assembly leads to its entry point; Program itself would also name AppHost's.
    private sealed class Factory(IReadOnlyDictionary<string, string?> settings) : WebApplicationFactory<AgentHub>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in settings.Where(s => s.Value is not null))
                builder.UseSetting(key, value);
            builder.UseEnvironment("Production");
            builder.ConfigureLogging(logs => logs.ClearProviders());
        }
    }
}
