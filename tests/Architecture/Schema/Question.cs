namespace Switchboard.Architecture.Schema;

/// <summary>A rule of the schema as a query that finds whatever breaks it, and a damage that it must find.</summary>
public sealed record Question(string Rule, string Sql, string Damage)
{
    private const string Setting = "( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS \"nullif\")";

    public static IReadOnlyList<Question> All { get; } =
    [
        new("Every table of the desk has a tenant",
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'desk' and c.relkind in ('r', 'p')
              and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)
            """,
            "create table desk.loose (id uuid primary key)"),
        new("Row-level security is forced on every tenant table",
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'desk' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
            """,
            "alter table desk.contacts no force row level security"),
        new("Every tenant table has the one policy, for reading and for writing",
            $"""
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'desk' and c.relkind in ('r', 'p') and (
              (select count(*) from pg_policy p where p.polrelid = c.oid) <> 1
              or not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive and p.polroles = array[0::oid]
                and pg_get_expr(p.polqual, c.oid) = $$(tenant_id = {Setting})$$
                and pg_get_expr(p.polwithcheck, c.oid) = $$(tenant_id = {Setting})$$))
            """,
            "drop policy tenant_isolation on desk.contacts; create policy tenant_isolation on desk.contacts using (tenant_id = current_setting('app.tenant_id')::uuid)"),
        new("A second policy cannot open what the first closes",
            "select polrelid::regclass::text from pg_policy group by polrelid having count(*) > 1",
            "create policy open on desk.contacts using (true)"),
        new("Every primary and unique key begins with the tenant",
            """
            select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'desk' and i.indisunique
              and i.indkey[0] <> (select attnum from pg_attribute where attrelid = c.oid and attname = 'tenant_id')
            """,
            "create unique index leak on desk.contacts (email)"),
        new("Every tenant table has a primary key",
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'desk' and c.relkind in ('r', 'p') and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
            """,
            "alter table desk.outbox drop constraint outbox_pkey"),
        new("Every foreign key carries the tenant, from its first column to the target's first",
            """
            select f.conname from pg_constraint f
            where f.contype = 'f' and f.connamespace = 'desk'::regnamespace and (
              f.conkey[1] <> (select attnum from pg_attribute where attrelid = f.conrelid and attname = 'tenant_id')
              or f.confkey[1] <> coalesce((select attnum from pg_attribute where attrelid = f.confrelid and attname = 'tenant_id'), -1)
              or (select relnamespace from pg_class where oid = f.confrelid) <> 'desk'::regnamespace)
            """,
            "alter table desk.team_members add unique (tenant_id, member_id), add constraint plain foreign key (team_id) references catalog.tenants (id)"),
        new("The application's role has select, insert, update and delete, and nothing else",
            """
            select grantee || ' ' || table_schema || '.' || table_name || ' ' || privilege_type from information_schema.table_privileges
            where grantee in ('saas_app', 'PUBLIC') and table_schema in ('desk', 'catalog', 'migrations') and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            """,
            "grant truncate on desk.contacts to saas_app"),
        new("Nothing of ours is open to everybody",
            """
            select table_schema || '.' || table_name from information_schema.table_privileges where grantee = 'PUBLIC' and table_schema in ('desk', 'catalog', 'migrations')
            union all select nspname from pg_namespace where nspname in ('desk', 'catalog', 'migrations') and has_schema_privilege('public', oid, 'usage')
            """,
            "grant select on desk.contacts to public"),
        new("The application's role is bound by everything",
            "select rolname from pg_roles where rolname = 'saas_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or not rolcanlogin)",
            "alter role saas_app bypassrls"),
        new("The application's role is a member of no other",
            "select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member where a.rolname = 'saas_app'",
            "grant saas_owner to saas_app"),
        new("The owner's role cannot sign in and is bound by row-level security",
            "select rolname from pg_roles where rolname = 'saas_owner' and (rolsuper or rolbypassrls or rolcanlogin)",
            "alter role saas_owner bypassrls"),
        new("The application's role owns nothing",
            """
            select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'saas_app'
            union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = 'saas_app'
            """,
            "alter table desk.contacts owner to saas_app"),
        new("The application's role can create nothing in our schemas",
            "select nspname from pg_namespace where nspname in ('desk', 'catalog', 'migrations', 'public') and has_schema_privilege('saas_app', oid, 'create')",
            "grant create on schema desk to saas_app"),
        new("No function runs with its owner's rights, but for the one that seals the audit log",
            "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and p.proname <> 'seal_audit' and n.nspname not in ('pg_catalog', 'information_schema')",
            "create function desk.leak() returns bigint language sql security definer as 'select count(*) from desk.contacts'"),
        new("No view looks past row-level security",
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('pg_catalog', 'information_schema') and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions::text like '%security_invoker=true%', false))
            """,
            "create view desk.leak as select * from desk.contacts"),
        new("No trigger or rule works behind the product's back, but for the one that guards the audit log",
            """
            select t.tgname from pg_trigger t where not t.tgisinternal and t.tgname <> 'audit_append_only'
            union all select r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'desk' and c.relkind <> 'v'
            """,
            "create rule quiet as on delete to desk.contacts do instead nothing"),
        new("The audit log can only grow",
            """
            select privilege_type from information_schema.table_privileges
            where grantee = 'saas_app' and table_schema || '.' || table_name in ('desk.audit_entries', 'catalog.platform_audit') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
            """,
            "grant delete on desk.audit_entries to saas_app"),
        new("The application can make no operator",
            """
            select privilege_type from information_schema.column_privileges
            where grantee = 'saas_app' and table_schema = 'catalog' and table_name = 'users' and column_name = 'is_operator' and privilege_type <> 'SELECT'
            """,
            "grant update (is_operator) on catalog.users to saas_app"),
        new("The desk refers to nothing of the catalog, so that it can stand alone",
            "select conname from pg_constraint f join pg_class c on c.oid = f.confrelid where f.connamespace = 'desk'::regnamespace and c.relnamespace <> 'desk'::regnamespace",
            "alter table desk.outbox add constraint out foreign key (tenant_id) references catalog.tenants (id)"),
    ];
}
