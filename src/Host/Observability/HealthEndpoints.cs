using Switchboard.Host.Rest;
using Switchboard.Plugins.Runtime;
using Switchboard.Tenancy;

namespace Switchboard.Host.Observability;

/// <summary>Alive: the process answers. Health: what it needs answers too.</summary>
internal static class HealthEndpoints
{
    private sealed record Dependency(string Name, string Status, string? Reason);

    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alive", () => Results.Text("alive"));
        routes.MapGet("/health", ReadyAsync);
    }

    /// <summary>A missing plugin is told, but does not make the host unready: everything else works without it.</summary>
    private static async Task<IResult> ReadyAsync(CatalogDataSource catalog, PluginCatalog plugins, CancellationToken ct)
    {
        var database = await ProbeAsync(catalog, ct);
        var entries = plugins.List().Select(p => new Dependency($"plugin:{p.Id}", p.State == PluginState.Active ? "healthy" : "degraded", p.Reason)).Prepend(database).ToList();
        return Results.Json(new { database.Status, Entries = entries }, RestJson.Options, statusCode: database.Status == "healthy" ? 200 : 503);
    }

    private static async Task<Dependency> ProbeAsync(CatalogDataSource catalog, CancellationToken ct)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(1));
            await using var command = catalog.Source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(limit.Token);
            return new Dependency("postgres", "healthy", null);
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or OperationCanceledException)
        {
            return new Dependency("postgres", "unhealthy", "PostgreSQL does not answer.");
        }
    }
}
