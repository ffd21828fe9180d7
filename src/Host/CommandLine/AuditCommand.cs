using System.CommandLine;
using System.Globalization;
using Switchboard.Desk.Audit;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.CommandLine;

internal static class AuditCommand
{
    internal static Command Create()
    {
        var slug = new Option<string?>("--tenant") { Description = "Slug of one tenant; without it every tenant is checked." };
        var verify = new Command("verify", "Check that no entry of the audit log was changed, removed or put in. Exit code 1 names the first that was.") { slug };
        verify.SetAction((parsed, ct) => VerifyAsync(parsed.GetValue(slug), ct));
        return new Command("audit", "Look after the audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(string? slug, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddTenancy(OwnerDatabase.ConnectionString).BuildServiceProvider();
        var catalog = services.GetRequiredService<TenantCatalog>();
        var slugs = slug is not null ? [slug] : await OwnerDatabase.ReadAsync("select slug from catalog.tenants order by slug", r => r.GetString(0), ct);
        var broken = 0;
        foreach (var name in slugs)
        {
            var tenant = await catalog.FindBySlugAsync(name, ct) ?? throw new CommandFailed($"There is no tenant '{name}'.");
            await using var connection = await services.GetRequiredService<TenantConnections>().OpenAsync(tenant, ct);
            var verdict = await AuditChain.VerifyAsync(connection, tenant.Id.Value, ct);
            broken += verdict.Break is null ? 0 : 1;
            Console.WriteLine(verdict.Break is { } at
                ? string.Create(CultureInfo.InvariantCulture, $"{name}: BROKEN at entry {at.Seq}: {at.What}.")
                : string.Create(CultureInfo.InvariantCulture, $"{name}: OK, {verdict.Length} entries."));
        }

        return broken == 0 ? 0 : 1;
    }
}
