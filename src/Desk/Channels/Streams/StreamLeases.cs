using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels.Streams;

/// <summary>Which host holds an inbox's connection: one, until it says no more that it does. Counted by the database's clock, which all hosts share.</summary>
internal sealed class StreamLeases(TenantConnections connections, TimeProvider clock)
{
    /// <summary>How often a lease is renewed.</summary>
    internal static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    /// <summary>How long we trust one that could not be renewed: shorter than it lasts, so that nobody else holds the inbox by then.</summary>
    internal static readonly TimeSpan Trusted = TimeSpan.FromSeconds(25);

    private const string Lasts = "interval '30 seconds'";

    private const string Hold = $"""
        update desk.channel_inboxes h set stream_holder = $2, stream_until = now() + {Lasts},
          connected_at = case when h.stream_holder = $2 then h.connected_at end
        from desk.inboxes i
        where h.tenant_id = $1 and h.streams and i.tenant_id = $1 and i.id = h.inbox_id and i.enabled
          and (h.stream_holder is null or h.stream_holder = $2 or h.stream_until < now())
        returning h.inbox_id
        """;

    private const string LetGo = """
        update desk.channel_inboxes set stream_holder = null, stream_until = null, connected_at = null
        where tenant_id = $1 and inbox_id = $2 and stream_holder = $3
        """;

    private const string Connected = "update desk.channel_inboxes set connected_at = $4 where tenant_id = $1 and inbox_id = $2 and stream_holder = $3";

    private const string Lost = "update desk.channel_inboxes set connected_at = null where tenant_id = $1 and inbox_id = $2 and stream_holder = $3";

    private readonly Guid _host = Guid.CreateVersion7();

    /// <summary>Takes what nobody holds and renews what we hold.</summary>
    /// <returns>All that is ours.</returns>
    public async Task<IReadOnlyList<InboxId>> HoldAsync(Tenant tenant, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Hold, tenant.Id.Value, _host);
        var ours = new List<InboxId>();
        await using var row = await batch.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            ours.Add(new InboxId(row.GetGuid(0)));
        return ours;
    }

    /// <summary>Somebody else may have it at once.</summary>
    public Task LetGoAsync(Tenant tenant, InboxId inbox, CancellationToken ct) => RunAsync(LetGo, tenant, ct, inbox.Value, _host);

    public Task ConnectedAsync(Tenant tenant, InboxId inbox, CancellationToken ct) => RunAsync(Connected, tenant, ct, inbox.Value, _host, clock.GetUtcNow());

    public Task LostAsync(Tenant tenant, InboxId inbox, CancellationToken ct) => RunAsync(Lost, tenant, ct, inbox.Value, _host);

    private async Task RunAsync(string sql, Tenant tenant, CancellationToken ct, params object[] values)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(sql, [tenant.Id.Value, .. values]);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
