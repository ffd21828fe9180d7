using Npgsql;
using Switchboard.Desk;
using Switchboard.Tenancy.Storage;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Storage;

public sealed class MigratorTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_applies_nothing()
    {
        var database = await deployment.Server.NewEmptyDatabaseAsync(Ct);

        var first = await MigrateAsync(database);
        var second = await MigrateAsync(database);

        first.ShouldBeGreaterThan(3);
        second.ShouldBe(0);
    }

    [Fact]
    public async Task Two_at_once_apply_each_file_once()
    {
        var database = await deployment.Server.NewEmptyDatabaseAsync(Ct);

        var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => MigrateAsync(database))));

        applied.Sum().ShouldBe((int)await CountAsync(database, "select count(*) from migrations.applied"));
        applied.Count(a => a == 0).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_applied_is_refused()
    {
        var database = await deployment.Server.NewEmptyDatabaseAsync(Ct);
        await MigrateAsync(database);
        await RunAsync(database, "update migrations.applied set checksum = 'another' where name = '0001_desk.sql'");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => MigrateAsync(database));

        refused.Message.ShouldContain("0001_desk.sql");
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind_and_is_tried_again()
    {
        var database = await deployment.Server.NewEmptyDatabaseAsync(Ct);
        await RunAsync(database, "create schema desk; create table desk.inboxes (in_the_way int)");

        await Should.ThrowAsync<PostgresException>(() => MigrateAsync(database));
        var recorded = await CountAsync(database, "select count(*) from migrations.applied where name = '0001_desk.sql'");
        await RunAsync(database, "drop schema desk cascade");
        await MigrateAsync(database);

        recorded.ShouldBe(0);
        (await CountAsync(database, "select count(*) from migrations.applied where name = '0001_desk.sql'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_dedicated_database_gets_the_desk_and_no_catalog()
    {
        var database = await deployment.Server.NewEmptyDatabaseAsync(Ct);
        var migrator = new Migrator(database.Owner);
        await migrator.CreateRolesAsync(null, Ct);

        await migrator.ApplyAsync(Ct, DeskModule.Room);

        (await CountAsync(database, "select count(*) from pg_namespace where nspname = 'catalog'")).ShouldBe(0);
        (await CountAsync(database, "select count(*) from pg_tables where schemaname = 'desk'")).ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task The_applications_password_is_left_alone_when_none_is_given()
    {
        var database = await deployment.Server.NewEmptyDatabaseAsync(Ct);
        var migrator = new Migrator(database.Owner);

        // Given again as it is: the role belongs to the whole server, and others are signed in with it.
        await migrator.CreateRolesAsync(TestServer.AppPassword, Ct);
        await migrator.CreateRolesAsync(null, Ct);

        (await CountAsync(database with { Owner = database.App }, "select 1::bigint")).ShouldBe(1);
    }

    private static async Task<int> MigrateAsync(TestDatabase database)
    {
        var migrator = new Migrator(database.Owner);
        await migrator.CreateRolesAsync(null, Ct);
        return await migrator.ApplyAsync(Ct, typeof(TenancyModule).Assembly, DeskModule.Room);
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Owner);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<long> CountAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Owner);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
