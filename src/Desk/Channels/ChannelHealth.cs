using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>What went wrong last at an inbox, for whoever looks after it. Strangers can make an inbox complain, so it does not write each time.</summary>
internal sealed class ChannelHealth(TenantConnections connections, TimeProvider clock)
{
    private const int LongestWhy = 200;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private const string Note = "update desk.channel_inboxes set last_error_at = $3, last_error_code = $4, last_error_reason = $5 where tenant_id = $1 and inbox_id = $2";
    private const string Noticed = "update desk.channel_inboxes set last_notice_at = $3, last_notice = $4 where tenant_id = $1 and inbox_id = $2";
    private readonly ConcurrentDictionary<(InboxId, string), DateTimeOffset> _said = new();

    /// <summary>What is worth knowing and no failure.</summary>
    public async Task NoteAsync(Tenant tenant, InboxId inbox, string what, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Noticed, tenant.Id.Value, inbox.Value, clock.GetUtcNow(), Short(what));
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async Task ComplainAsync(Tenant tenant, InboxId inbox, string code, string? reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_said.TryGetValue((inbox, code), out var last) && now - last < Quiet)
            return;
        _said[(inbox, code)] = now;
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = new NpgsqlCommand(Note, connection);
        foreach (var value in (object[])[tenant.Id.Value, inbox.Value, now, Short(code)])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        command.Parameters.Add(new NpgsqlParameter { Value = reason is null ? DBNull.Value : Short(reason), NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Short(string text) => EventText.Clean(text) is { Length: > LongestWhy } longer ? longer[..LongestWhy] : EventText.Clean(text);
}
