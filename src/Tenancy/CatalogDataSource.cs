using Npgsql;

namespace Switchboard.Tenancy;

/// <summary>The pool of the database that holds the catalog and every shared tenant, opened as the application's unprivileged role.</summary>
public sealed class CatalogDataSource : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _connection;

    public CatalogDataSource(string connectionString)
    {
        _connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "switchboard",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,

            // The tenant is a setting of the session, and the reset on return is what makes a pooled connection forget it.
            NoResetOnClose = false,
            Multiplexing = false,
        };
        Source = Build(_connection);
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>A pool for another database of the same server, for tenants placed alone.</summary>
    internal NpgsqlDataSource Sibling(string database) =>
        Build(new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Database = database });

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder connection) => new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
}
