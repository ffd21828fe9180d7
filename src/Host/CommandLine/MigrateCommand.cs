using System.CommandLine;
using System.Text.Json;
using Npgsql;
using Switchboard.Desk;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Storage;

namespace Switchboard.Host.CommandLine;

internal static class MigrateCommand
{
    internal static Command Create()
    {
        var password = new Option<string?>("--app-password") { Description = "Password for saas_app, the role the application signs in as. Without it the role keeps the one it has." };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command("migrate", "Create the roles and bring every database up to date.") { password, json };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(password), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string? password, bool json, CancellationToken ct)
    {
        var migrator = new Migrator(OwnerDatabase.ConnectionString);
        await migrator.CreateRolesAsync(password, ct);
        var applied = await migrator.ApplyAsync(ct, typeof(TenancyModule).Assembly, DeskModule.Room);
        var databases = await OwnerDatabase.ReadAsync("select database_name from catalog.tenants where placement = 'dedicated' order by 1", r => r.GetString(0), ct);
        foreach (var database in databases)
            applied += await MigrateDedicatedAsync(database, ct);
        var owner = new NpgsqlConnectionStringBuilder(OwnerDatabase.ConnectionString);
        var hint = $"Host={owner.Host};Port={owner.Port};Database={owner.Database};Username=saas_app";
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { applied, databases = 1 + databases.Count, connectionString = hint }, JsonSerializerOptions.Web)
            : $"{applied} migrations applied to {1 + databases.Count} database(s). The application connects with: {hint};Password=…");
        return 0;
    }

    /// <summary>A tenant's own database has the desk and no catalog.</summary>
    internal static async Task<int> MigrateDedicatedAsync(string database, CancellationToken ct)
    {
        var migrator = new Migrator(OwnerDatabase.Of(database));
        await migrator.CreateRolesAsync(null, ct);
        return await migrator.ApplyAsync(ct, DeskModule.Room);
    }
}
