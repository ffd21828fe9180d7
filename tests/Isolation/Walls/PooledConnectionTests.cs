using Microsoft.EntityFrameworkCore;
using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Isolation.Walls;

/// <summary>A connection forgets its tenant on the way back to the pool, however it was left. The pools here hold one connection, so the next user gets the very same.</summary>
public sealed class PooledConnectionTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_returned_connection_has_no_tenant()
    {
        await using var pool = new OneConnection(tenants.Deployment.Database.App);
        int process;
        await using (var connection = await pool.Tenants.OpenAsync(tenants.Ours.Tenant.Id, Ct))
            process = connection.ProcessID;

        await using var next = await pool.Catalog.Source.OpenConnectionAsync(Ct);

        next.ProcessID.ShouldBe(process);
        (await TenantOfAsync(next)).ShouldBe("");
        (await CountAsync(next)).ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_left_in_a_broken_transaction_has_no_tenant()
    {
        await using var pool = new OneConnection(tenants.Deployment.Database.App);
        await Should.ThrowAsync<PostgresException>(async () =>
        {
            await using var connection = await pool.Tenants.OpenAsync(tenants.Ours.Tenant.Id, Ct);
            await using var transaction = await connection.BeginTransactionAsync(Ct);
            await using var wrong = new NpgsqlCommand("select 1 / 0", connection, transaction);
            await wrong.ExecuteNonQueryAsync(Ct);
        });

        await using var next = await pool.Catalog.Source.OpenConnectionAsync(Ct);

        (await TenantOfAsync(next)).ShouldBe("");
        (await CountAsync(next)).ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_that_EF_Core_left_in_an_unfinished_transaction_has_no_tenant_and_kept_nothing()
    {
        await using var pool = new OneConnection(tenants.Deployment.Database.App);
        var ours = new CurrentTenant();
        ours.Enter(tenants.Ours.Tenant.Tenant);
        var before = await CountAsync(tenants.Deployment.Owner);
        await using (var db = new DeskDb(new DbContextOptionsBuilder<DeskDb>().UseNpgsql(pool.Catalog.Source).Options, ours))
        {
            await db.Database.BeginTransactionAsync(Ct);
            db.Add(new Desk.Contacts.Contact { Id = Desk.ContactId.New(), Name = "Nobody", CreatedAt = TimeProvider.System.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        }

        await using var next = await pool.Catalog.Source.OpenConnectionAsync(Ct);

        (await TenantOfAsync(next)).ShouldBe("");
        (await CountAsync(tenants.Deployment.Owner)).ShouldBe(before);
    }

    [Fact]
    public async Task A_connection_string_cannot_switch_the_forgetting_off()
    {
        await using var pool = new OneConnection(tenants.Deployment.Database.App + ";No Reset On Close=true");
        await using (await pool.Tenants.OpenAsync(tenants.Ours.Tenant.Id, Ct))
        {
            // Opened and given back.
        }

        await using var next = await pool.Catalog.Source.OpenConnectionAsync(Ct);

        (await CountAsync(next)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_tenants_who_share_few_connections_each_see_their_own()
    {
        await using var pool = new OneConnection(tenants.Deployment.Database.App, connections: 3);
        var asked = Enumerable.Range(0, 200).Select(async i =>
        {
            var tenant = i % 2 == 0 ? tenants.Ours.Tenant : tenants.Theirs.Tenant;
            await using var connection = await pool.Tenants.OpenAsync(tenant.Tenant, Ct);
            await using var command = new NpgsqlCommand("select count(*), count(*) filter (where tenant_id = $1) from desk.contacts", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            await using var row = await command.ExecuteReaderAsync(Ct);
            await row.ReadAsync(Ct);
            return (All: row.GetInt64(0), Own: row.GetInt64(1));
        });

        var seen = await Task.WhenAll(asked);

        seen.ShouldAllBe(s => s.Own > 0 && s.All == s.Own);
    }

    private static async Task<string> TenantOfAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select coalesce(current_setting('app.tenant_id', true), '')", connection);
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select count(*) from desk.contacts", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("select count(*) from desk.contacts where name = 'Nobody'");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private sealed class OneConnection : IAsyncDisposable
    {
        private readonly TenantDataSources _sources;

        internal OneConnection(string app, int connections = 1)
        {
            Catalog = new CatalogDataSource($"{app};Maximum Pool Size={connections}");
            _sources = new TenantDataSources(Catalog);
            var catalog = new TenantCatalog(Catalog, TimeProvider.System);
            Tenants = new TenantConnections(catalog, _sources);
        }

        internal CatalogDataSource Catalog { get; }

        internal TenantConnections Tenants { get; }

        public async ValueTask DisposeAsync()
        {
            await _sources.DisposeAsync();
            await Catalog.DisposeAsync();
        }
    }
}
