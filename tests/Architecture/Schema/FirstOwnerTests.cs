using Switchboard.Testing;

namespace Switchboard.Architecture.Schema;

/// <summary>Tenants that were there before there were owners got one, although a migration has no tenant and row-level security is forced on it too.</summary>
public sealed class FirstOwnerTests(MigratedDatabase database)
{
    private const string Before = """
        insert into desk.members (tenant_id, id, user_id, name, email, role, active, created_at)
        select t, gen_random_uuid(), gen_random_uuid(), n, n || '@example.com', r, a, now() - d
        from unnest(array['00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b']::uuid[]) as t
        cross join (values ('gone', 'admin', false, interval '9 days'), ('first', 'admin', true, interval '5 days'), ('second', 'admin', true, interval '2 days'), ('agent', 'agent', true, interval '8 days')) as m(n, r, a, d);
        """;

    [Fact]
    public async Task The_first_active_administrator_of_each_tenant_owns_it_and_the_wall_stands_again()
    {
        var migration = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Desk", "Storage", "Migrations", "0013_roles_and_access.sql"), TestContext.Current.CancellationToken);
        var last = migration[migration.IndexOf("alter table desk.members no force", StringComparison.Ordinal)..];

        var owners = await database.AskAfterAsync(
            $"{Before} set local role saas_owner; {last} reset role;",
            "select name from desk.members where owner union all select relname from pg_class where oid = 'desk.members'::regclass and not relforcerowsecurity",
            TestContext.Current.CancellationToken);

        owners.ShouldBe(["first", "first"]);
    }
}
