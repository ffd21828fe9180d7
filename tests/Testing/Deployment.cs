using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Switchboard.Testing;

/// <summary>
/// The product as it runs: PostgreSQL, the host on a port of its own, plugins from their folders. One for a whole test assembly:
/// <c>[assembly: AssemblyFixture(typeof(Deployment))]</c>. Tests keep apart by taking a fresh tenant each.
/// </summary>
public sealed class Deployment : IAsyncLifetime
{
    private TestServer? _server;
    private TestHost? _host;
    private TestDatabase? _database;
    private NpgsqlDataSource? _owner;
    private TenantFactory? _tenants;

    /// <summary>The password of everybody a fresh tenant has.</summary>
    public static string Password => TenantFactory.Password;

    /// <summary>For further databases and hosts on the same PostgreSQL.</summary>
    public TestServer Server => _server!;

    public TestDatabase Database => _database!;

    /// <summary>Where the host answers, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address => _host!.Address;

    /// <summary>The running host's own services.</summary>
    public IServiceProvider Services => _host!.Services;

    /// <summary>The letters that the host wrote.</summary>
    public Mailbox Mail => new(_host!.Mail);

    /// <summary>The database with nothing in the way.</summary>
    public NpgsqlDataSource Owner => _owner!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(CancellationToken.None);
        _database = await _server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(_database.Owner);
        _host = await TestHost.StartAsync(_database, new Dictionary<string, string?>(StringComparer.Ordinal), CancellationToken.None);
        _tenants = new TenantFactory(Services, _owner);
    }

    /// <summary>A tenant nobody else uses, with a person of every role signed in, an API key of an administrator and an inbox.</summary>
    public async Task<TestTenant> FreshTenantAsync(CancellationToken ct)
    {
        var made = await _tenants!.CreateAsync(database: null, ct);
        return await TestTenant.EnterAsync(Address, made, ct);
    }

    /// <summary>The same, placed in a database of its own.</summary>
    public async Task<TestTenant> FreshDedicatedTenantAsync(CancellationToken ct)
    {
        var database = await Server.NewDatabaseAsync(ct);
        var made = await _tenants!.CreateAsync(new NpgsqlConnectionStringBuilder(database.App).Database, ct);
        return await TestTenant.EnterAsync(Address, made, ct);
    }

    /// <summary>Somebody who has not signed in.</summary>
    public ApiClient Anonymous() => new(Address);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
