using System.Security.Cryptography;
using Npgsql;
using Switchboard.AppHost.Orchestration;
using Switchboard.Desk;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Storage;

namespace Switchboard.Testing;

/// <summary>A PostgreSQL of the test's own. Migrations run once, into a template; every database after that is a copy of it.</summary>
public sealed class TestServer : IAsyncDisposable
{
    /// <summary>Of this run alone: the host takes none that anybody could know.</summary>
    internal static readonly string AppPassword = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private const string Template = "switchboard_template";

    private readonly EmbeddedPostgres _postgres;
    private readonly SemaphoreSlim _copying = new(1);
    private readonly string _letters = Path.Combine(Path.GetTempPath(), "switchboard-mail-" + Guid.CreateVersion7().ToString("N"));
    private int _databases;

    private TestServer(EmbeddedPostgres postgres) => _postgres = postgres;

    /// <summary>The server as its superuser, who is bound by nothing: for looking, never for the product.</summary>
    public string Superuser => _postgres.SuperuserConnectionString;

    public static async Task<TestServer> StartAsync(CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), "switchboard-" + Guid.CreateVersion7().ToString("N"));
        var server = new TestServer(await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = folder, Temporary = true }, ct));
        try
        {
            await server.CreateEmptyAsync(Template, ct);
            var migrator = new Migrator(server.OwnerOf(Template));
            await migrator.CreateRolesAsync(AppPassword, ct);
            await migrator.ApplyAsync(ct, typeof(TenancyModule).Assembly, DeskModule.Room);
            NpgsqlConnection.ClearPool(new NpgsqlConnection(server.OwnerOf(Template)));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A migrated database that nobody else uses.</summary>
    public async Task<TestDatabase> NewDatabaseAsync(CancellationToken ct)
    {
        var name = NextName();

        // A template can be copied by one at a time.
        await _copying.WaitAsync(ct);
        try
        {
            await RunAsync($"create database {name} template {Template}", ct);
        }
        finally
        {
            _copying.Release();
        }

        // A copy does not bring along what was granted on the database itself.
        await RunAsync($"grant create, connect on database {name} to saas_owner; grant connect on database {name} to saas_app", ct);
        return new TestDatabase(OwnerOf(name), AppOf(name)) { Letters = Path.Combine(_letters, name) };
    }

    /// <summary>A database with nothing in it, for tests of migration itself.</summary>
    public async Task<TestDatabase> NewEmptyDatabaseAsync(CancellationToken ct)
    {
        var name = NextName();
        await CreateEmptyAsync(name, ct);
        return new TestDatabase(OwnerOf(name), AppOf(name));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();
        _copying.Dispose();
        if (Directory.Exists(_letters))
            Directory.Delete(_letters, recursive: true);
    }

    private string NextName() => $"switchboard_{Interlocked.Increment(ref _databases)}";

    private Task CreateEmptyAsync(string name, CancellationToken ct) => RunAsync($"create database {name}", ct);

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Superuser + ";Pooling=false");
        await connection.OpenAsync(ct);
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private string OwnerOf(string database) => new NpgsqlConnectionStringBuilder(Superuser) { Database = database, MaxPoolSize = 10 }.ConnectionString;

    private string AppOf(string database) =>
        new NpgsqlConnectionStringBuilder(Superuser) { Database = database, Username = "saas_app", Password = AppPassword, MaxPoolSize = 30 }.ConnectionString;
}

/// <summary>One database, as its superuser and as the application see it.</summary>
/// <param name="Owner">Bound by nothing: for arranging and for looking behind the product's back.</param>
/// <param name="App">The role the product signs in as.</param>
public sealed record TestDatabase(string Owner, string App)
{
    /// <summary>Where its hosts lay down letters: any of them may take one from the queue. Null for each host's own folder.</summary>
    public string? Letters { get; init; }
}
