using Npgsql;
using Switchboard.AppHost.Orchestration;
using Switchboard.Desk;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Storage;
using Switchboard.Testing;

namespace Switchboard.Faults;

/// <summary>A PostgreSQL that can be stopped and a host that can be killed, with one tenant in it.</summary>
internal sealed class FaultDeployment : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "switchboard-faults-" + Guid.CreateVersion7().ToString("N"));
    private readonly int _databasePort = KeptPort.Take();
    private EmbeddedPostgres? _postgres;
    private string _database = "";
    private string _app = "";

    private readonly IReadOnlyDictionary<string, string> _settings;

    private FaultDeployment(IReadOnlyDictionary<string, string>? settings) => _settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The database with nothing in the way.</summary>
    public string Database => _database;

    public Uri Address { get; } = new($"http://127.0.0.1:{KeptPort.Take()}");

    public HostProcess Host { get; private set; } = null!;

    public TestTenant Tenant { get; private set; } = null!;

    /// <summary>Settings of a host that may call these, and whose callers may ask as often as they can.</summary>
    public static Dictionary<string, string> Reaching(IEnumerable<string> platforms) => new(StringComparer.Ordinal)
    {
        ["Outbound__Allow"] = string.Join(',', platforms),
        ["RateLimits__PerCredential"] = "1000000",
        ["RateLimits__PerTenant"] = "1000000",
    };

    public static async Task<FaultDeployment> StartAsync(CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null)
    {
        var deployment = new FaultDeployment(settings);
        try
        {
            await deployment.StartPostgresAsync(ct);
            await deployment.MigrateAsync(ct);
            var made = await deployment.MakeTenantAsync(ct);
            await deployment.StartHostAsync(ct);
            deployment.Tenant = await TestTenant.EnterAsync(deployment.Address, made, ct);
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Of this run alone: the host takes none that anybody could know.</summary>
    private static readonly string AppPassword = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);

    public async Task StartPostgresAsync(CancellationToken ct)
    {
        // The folder itself, and not one made private to us: as root the server runs as nobody.
        Directory.CreateDirectory(_folder);
        _postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = Path.Combine(_folder, "postgres"), Port = _databasePort }, ct);
    }

    public async Task StopPostgresAsync()
    {
        await _postgres!.DisposeAsync();
        _postgres = null;
    }

    public async Task StartHostAsync(CancellationToken ct) => Host = await HostProcess.StartAsync(
        Address,
        new Dictionary<string, string>(_settings, StringComparer.Ordinal)
        {
            ["ConnectionStrings__Saas"] = _app,
            ["Plugins__Folder"] = Path.Combine(Testing.Repository.Root, "artifacts", "plugins"),
            ["Files__Folder"] = Path.Combine(_folder, "files"),
            ["DataProtection__Folder"] = Path.Combine(_folder, "keys"),
            ["DataProtection__Secret"] = TestHost.ProtectionSecret,
        }, ct);

    /// <summary>Visitors whose conversations an agent has taken: what they write is theirs alone to answer for.</summary>
    public async Task<List<Sender>> SendersAsync(int count, CancellationToken ct)
    {
        var senders = new List<Sender>();
        for (var i = 0; i < count; i++)
        {
            var (visitor, conversation) = await Tenant.ConversationAsync(ct);
            await Tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = Tenant.Agent.MemberId }, ct);
            senders.Add(new Sender(visitor, conversation, $"v{i}"));
        }

        return senders;
    }

    /// <summary>What the customers wrote in a conversation, as the database has it.</summary>
    public async Task<List<StoredMessage>> StoredAsync(Guid conversation, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(_database + ";Pooling=false");
        await using var command = source.CreateCommand("select seq, id, author_kind, coalesce(client_key, ''), text from desk.messages where conversation_id = $1 order by seq");
        command.Parameters.Add(new NpgsqlParameter { Value = conversation });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var stored = new List<StoredMessage>();
        while (await reader.ReadAsync(ct))
            stored.Add(new StoredMessage(reader.GetInt32(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        return stored;
    }

    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(_database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private async Task MigrateAsync(CancellationToken ct)
    {
        await using (var source = NpgsqlDataSource.Create(_postgres!.SuperuserConnectionString + ";Pooling=false"))
        await using (var create = source.CreateCommand("create database saas"))
            await create.ExecuteNonQueryAsync(ct);
        var owner = new NpgsqlConnectionStringBuilder(_postgres.SuperuserConnectionString) { Database = "saas" };
        _database = owner.ConnectionString;
        _app = new NpgsqlConnectionStringBuilder(_database) { Username = "saas_app", Password = AppPassword, MaxPoolSize = 30 }.ConnectionString;
        var migrator = new Migrator(_database);
        await migrator.CreateRolesAsync(AppPassword, ct);
        await migrator.ApplyAsync(ct, typeof(TenancyModule).Assembly, DeskModule.Room);
    }

    private async Task<MadeTenant> MakeTenantAsync(CancellationToken ct)
    {
        await using var inProcess = await TestHost.StartAsync(new TestDatabase(_database, _app), new Dictionary<string, string?>(StringComparer.Ordinal), ct);
        await using var owner = NpgsqlDataSource.Create(_database);
        return await new TenantFactory(inProcess.Services, owner).CreateAsync(database: null, ct);
    }
}

/// <summary>A message as it stands in the database.</summary>
internal sealed record StoredMessage(int Seq, Guid Id, string AuthorKind, string ClientKey, string Text);
