using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Switchboard.Tenancy;

namespace Switchboard.Host.CommandLine;

internal static partial class TenantCommands
{
    internal static Command Create() => new("tenant", "Create, list and suspend tenants.") { CreateOne(), List(), Suspend() };

    private static Command CreateOne()
    {
        var slug = new Option<string>("--slug") { Required = true, Description = "Short name in addresses: small letters, digits and single hyphens." };
        var name = new Option<string>("--name") { Required = true, Description = "The company's name." };
        var placement = new Option<string>("--placement") { Description = "shared, or dedicated for a database of its own.", DefaultValueFactory = _ => "shared" };
        placement.AcceptOnlyFromAmong("shared", "dedicated");
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command("create", "Create a tenant.") { slug, name, placement, json };
        command.SetAction((p, ct) => CreateAsync(p.GetValue(slug)!, p.GetValue(name)!, p.GetValue(placement) == "dedicated", p.GetValue(json), ct));
        return command;
    }

    private static async Task<int> CreateAsync(string slug, string name, bool dedicated, bool json, CancellationToken ct)
    {
        if (!SlugShape().IsMatch(slug))
            throw new CommandFailed("The slug takes 2 to 50 small letters, digits and single hyphens, such as acme-shop.", 2);
        var taken = await OwnerDatabase.ReadAsync("select 1 from catalog.tenants where slug = $1", r => r.GetInt32(0), ct, slug);
        if (taken.Count > 0)
            throw new CommandFailed($"There is already a tenant '{slug}'.");
        var database = dedicated ? "saas_" + slug.Replace('-', '_') : null;
        if (database is not null)
        {
            // The slug's shape admits no quote, so the name cannot end the identifier.
            await OwnerDatabase.RunAsync($"create database \"{database}\"", ct);
            await MigrateCommand.MigrateDedicatedAsync(database, ct);
        }

        var id = TenantId.New();
        await OwnerDatabase.RunAsync(
            "insert into catalog.tenants (id, slug, name, placement, database_name, created_at) values ($1, $2, $3, $4, $5, now())",
            ct, id.Value, slug, name, dedicated ? "dedicated" : "shared", (object?)database ?? DBNull.Value);
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { id = id.Value, slug, name, placement = dedicated ? "dedicated" : "shared" }, JsonSerializerOptions.Web)
            : $"Tenant '{slug}' is there: {id}.");
        return 0;
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command("list", "List the tenants.") { json };
        command.SetAction(async (parsed, ct) =>
        {
            var rows = await OwnerDatabase.ReadAsync("select id, slug, name, placement, active from catalog.tenants order by slug",
                r => new { id = r.GetGuid(0), slug = r.GetString(1), name = r.GetString(2), placement = r.GetString(3), active = r.GetBoolean(4) }, ct);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(rows, JsonSerializerOptions.Web));
            else
                rows.ForEach(t => Console.WriteLine($"{t.slug}\t{t.name}\t{t.placement}\t{(t.active ? "active" : "suspended")}\t{t.id}"));
            return 0;
        });
        return command;
    }

    private static Command Suspend()
    {
        var slug = new Option<string>("--slug") { Required = true, Description = "Which tenant." };
        var command = new Command("suspend", "Suspend a tenant; felt within half a minute.") { slug };
        command.SetAction(async (parsed, ct) =>
        {
            if (await OwnerDatabase.RunAsync("update catalog.tenants set active = false where slug = $1", ct, parsed.GetValue(slug)!) == 0)
                throw new CommandFailed($"There is no tenant '{parsed.GetValue(slug)}'.");
            Console.WriteLine($"Tenant '{parsed.GetValue(slug)}' is suspended.");
            return 0;
        });
        return command;
    }

    [GeneratedRegex("^(?=.{2,50}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SlugShape();
}
