using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Plugins;

/// <summary>A host with a plugins folder of the test's own, and so with a database of its own: its bot must not answer for others.</summary>
internal sealed class OwnHost : IAsyncDisposable
{
    private readonly TestHost _host;
    private readonly string _plugins;

    private OwnHost(TestHost host, NpgsqlDataSource owner, string plugins) => (_host, Owner, _plugins) = (host, owner, plugins);

    public NpgsqlDataSource Owner { get; }

    public Uri Address => _host.Address;

    public static async Task<OwnHost> StartAsync(TestServer server, string[] plugins, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("switchboard-plugins-").FullName;
        foreach (var plugin in plugins)
        {
            var built = new[] { "plugins", "test-plugins" }.Select(f => Path.Combine(Repository.Root, "artifacts", f, plugin)).Single(Directory.Exists);
            var to = Directory.CreateDirectory(Path.Combine(folder, plugin)).FullName;
            foreach (var file in Directory.EnumerateFiles(built))
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        var database = await server.NewDatabaseAsync(ct);
        var host = await TestHost.StartAsync(database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Plugins:Folder"] = folder }, ct);
        return new OwnHost(host, NpgsqlDataSource.Create(database.Owner), folder);
    }

    public async Task<TestTenant> FreshTenantAsync(CancellationToken ct) =>
        await TestTenant.EnterAsync(Address, await new TenantFactory(_host.Services, Owner).CreateAsync(database: null, ct), ct);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Owner.DisposeAsync();
        Directory.Delete(_plugins, recursive: true);
    }
}
