using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels;

/// <summary>
/// Proofs that say nothing of what they prove are good for one callback. They stand among the events that came with them, as one that has had its effect,
/// and are forgotten with those: long after the platform's own window.
/// </summary>
internal static class UsedProofs
{
    /// <summary>Waits for whoever brings the same proof at this moment; then what stands there is theirs.</summary>
    private const string Take = """
        insert into desk.channel_events (tenant_id, inbox_id, event_id, kind, about, state, due_at, received_at) values ($1, $2, $3, 'proof', $4, 'done', $5, $5)
        on conflict (tenant_id, inbox_id, event_id) do nothing
        """;

    private const string Read = "select about from desk.channel_events where tenant_id = $1 and inbox_id = $2 and event_id = $3";

    internal static async Task<bool> TakeAsync(NpgsqlConnection connection, Tenant tenant, InboxId inbox, string proof, IReadOnlyList<ChannelEvent> events, DateTimeOffset now, CancellationToken ct)
    {
        var (id, about) = ("proof:" + Fingerprint(proof), Fingerprint(string.Join('\n', events.Select(e => e.Id))));
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Take, tenant.Id.Value, inbox.Value, id, about, now);
        batch.Add(Read, tenant.Id.Value, inbox.Value, id);
        return await batch.ExecuteScalarAsync(ct) is string known && known == about;
    }

    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
