using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Switchboard.Tenancy.Isolation;

/// <summary>Tells the database the tenant whenever EF Core opens a connection: the last wall then stands behind every query.</summary>
internal sealed class TenantConnectionInterceptor : DbConnectionInterceptor
{
    internal static readonly TenantConnectionInterceptor Instance = new();

    private TenantConnectionInterceptor()
    {
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
    }

    private static NpgsqlCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var tenant = ((TenantDbContext)eventData.Context!).TenantId;
        var command = new NpgsqlCommand(TenantConnections.SetTenant, (NpgsqlConnection)connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.ToString() });
        return command;
    }
}
