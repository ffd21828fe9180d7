using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests;

public sealed class TenantCatalogTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_is_found_by_its_id_and_by_its_slug()
    {
        var made = await deployment.FreshTenantAsync(Ct);
        await using var source = new CatalogDataSource(deployment.Database.App);
        var catalog = new TenantCatalog(source, TimeProvider.System);

        var byId = await catalog.FindAsync(made.Id, Ct);
        var bySlug = await catalog.FindBySlugAsync(made.Slug, Ct);

        byId.ShouldBe(made.Tenant);
        bySlug.ShouldBe(made.Tenant);
        made.Tenant.Placement.ShouldBe(Placement.Shared);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var source = new CatalogDataSource(deployment.Database.App);
        var catalog = new TenantCatalog(source, TimeProvider.System);

        (await catalog.FindAsync(TenantId.New(), Ct)).ShouldBeNull();
        (await catalog.FindBySlugAsync("' or ''='", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_suspension_is_felt_after_half_a_minute_at_the_latest()
    {
        var made = await deployment.FreshTenantAsync(Ct);
        var clock = new MovableClock();
        await using var source = new CatalogDataSource(deployment.Database.App);
        var catalog = new TenantCatalog(source, clock);
        (await catalog.FindAsync(made.Id, Ct))!.Active.ShouldBeTrue();
        await RunAsync("update catalog.tenants set active = false where id = $1", made.Id.Value);

        var atOnce = await catalog.FindAsync(made.Id, Ct);
        clock.Move(TimeSpan.FromSeconds(31));
        var later = await catalog.FindAsync(made.Id, Ct);

        atOnce!.Active.ShouldBeTrue();
        later!.Active.ShouldBeFalse();
        (await catalog.ListActiveAsync(Ct)).ShouldNotContain(t => t.Id == made.Id);
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("-acme")]
    [InlineData("acme-")]
    [InlineData("ac--me")]
    [InlineData("a")]
    [InlineData("acme shop")]
    [InlineData("acmé")]
    [InlineData("a';drop table catalog.tenants;--")]
    public async Task A_slug_that_is_none_is_refused_by_the_database(string slug)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => RunAsync(
            "insert into catalog.tenants (id, slug, name, created_at) values ($1, $2, 'x', now())", Guid.CreateVersion7(), slug));

        refused.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    [Fact]
    public async Task Two_tenants_cannot_share_a_slug()
    {
        var made = await deployment.FreshTenantAsync(Ct);

        var refused = await Should.ThrowAsync<PostgresException>(() => RunAsync(
            "insert into catalog.tenants (id, slug, name, created_at) values ($1, $2, 'x', now())", Guid.CreateVersion7(), made.Slug));

        refused.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
    }

    [Fact]
    public async Task A_dedicated_tenant_must_name_its_database_and_a_shared_one_must_not()
    {
        var nameless = await Should.ThrowAsync<PostgresException>(() => RunAsync(
            "insert into catalog.tenants (id, slug, name, placement, created_at) values ($1, 'no-database', 'x', 'dedicated', now())", Guid.CreateVersion7()));
        var named = await Should.ThrowAsync<PostgresException>(() => RunAsync(
            "insert into catalog.tenants (id, slug, name, placement, database_name, created_at) values ($1, 'a-database', 'x', 'shared', 'x', now())", Guid.CreateVersion7()));

        nameless.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
        named.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    private async Task RunAsync(string sql, params object[] values)
    {
        await using var command = deployment.Owner.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(Ct);
    }
}
