using Npgsql;

namespace Switchboard.AppHost.Orchestration;

/// <summary>A database on a server, made when it is missing. The application signs in as a role that owns nothing.</summary>
internal sealed class DatabaseResource(string name, PostgresResource server, string appRole, string appPassword) : Resource(name)
{
    public string OwnerConnectionString => Of(DatabaseName).ConnectionString;

    /// <summary>Nobody else changes it.</summary>
    public bool IsOurs => server.IsEmbedded;

    public string AppPassword => appPassword;

    public string AppConnectionString
    {
        get
        {
            var app = Of(DatabaseName);
            app.Username = appRole;
            app.Password = appPassword;
            return app.ConnectionString;
        }
    }

    private string DatabaseName => new NpgsqlConnectionStringBuilder(server.ConnectionString).Database is { Length: > 0 } named and not "postgres" ? named : "saas";

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(Of("postgres"));
        await using var look = source.CreateCommand("select 1 from pg_database where datname = $1");
        look.Parameters.Add(new NpgsqlParameter { Value = DatabaseName });
        if (await look.ExecuteScalarAsync(ct) is not null)
            return;

        // A database's name cannot be a parameter; doubling the quotes is what quote_ident does.
        await using var create = source.CreateCommand($"create database \"{DatabaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        await create.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlConnectionStringBuilder Of(string database) => new(server.ConnectionString) { Database = database };
}

internal static class DatabaseResourceBuilder
{
    public static ResourceBuilder<DatabaseResource> AddDatabase(
        this DistributedApplicationBuilder builder, string name, ResourceBuilder<PostgresResource> server, string appRole, string appPassword) =>
        builder.AddResource(new DatabaseResource(name, server.Resource, appRole, appPassword)).WaitFor(server);
}
