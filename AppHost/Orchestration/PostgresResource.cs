using Npgsql;

namespace Switchboard.AppHost.Orchestration;

/// <summary>A PostgreSQL server: one of our own, or one that somebody named.</summary>
internal sealed class PostgresResource(string name, string? given, EmbeddedPostgresOptions embedded) : Resource(name)
{
    private EmbeddedPostgres? _server;

    public bool IsEmbedded => given is null;

    public string ConnectionString => given ?? _server!.SuperuserConnectionString;

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        if (given is null)
            _server = await EmbeddedPostgres.StartAsync(embedded, ct);
        else
            await ReachAsync(ct);
        var server = new NpgsqlConnectionStringBuilder(ConnectionString);
        log.Write($"answers on {server.Host}:{server.Port}");
    }

    public override async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task ReachAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(given) { Database = "postgres", Timeout = 5, Pooling = false }.ConnectionString);
            await connection.OpenAsync(ct);
            if (connection.PostgreSqlVersion.Major < 15)
                throw new PrerequisiteException($"PostgreSQL {connection.PostgreSqlVersion} is too old: use 15 or newer.");
        }
        catch (NpgsqlException e)
        {
            var server = new NpgsqlConnectionStringBuilder(given);
            var reason = e is PostgresException refused ? refused.MessageText : e.InnerException?.Message ?? e.Message;
            throw new PrerequisiteException($"PostgreSQL at {server.Host}:{server.Port} cannot be used ({reason}): start it or correct --postgres.");
        }
    }
}

internal static class PostgresResourceBuilder
{
    /// <param name="builder">The application being described.</param>
    /// <param name="name">What its log lines are called.</param>
    /// <param name="given">A server of somebody's own; null starts one.</param>
    /// <param name="embedded">Where our own keeps its data.</param>
    public static ResourceBuilder<PostgresResource> AddPostgres(this DistributedApplicationBuilder builder, string name, string? given, EmbeddedPostgresOptions embedded) =>
        builder.AddResource(new PostgresResource(name, given, embedded));
}
