using Npgsql;
using Switchboard.Desk.Conversations;

namespace Switchboard.Desk.Messaging;

/// <summary>
/// Writes drafts in one transaction: lock and look up in one round trip, decide here, store in a second. All commit together or not at all.
/// </summary>
internal static class MessageBatch
{
    /// <summary>Tells each draft's fate. Returns only after the commit is durable.</summary>
    public static async Task<List<(MessageDraft Draft, WriteResult Result)>> WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<MessageDraft> drafts, DateTimeOffset now, CancellationToken ct)
    {
        var shares = TenantShare.Of(drafts);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await LookAsync(connection, shares, ct);
        var opening = shares.ConvertAll(s => (Share: s, Openers: s.Openers())).FindAll(s => s.Openers.Count > 0);
        if (opening.Count > 0)
            await OpenAsync(connection, opening, ct);

        var results = new List<(MessageDraft, WriteResult)>(drafts.Count);
        foreach (var share in shares)
            results.AddRange(share.Decide());
        if (shares.Exists(s => s.Stored.Count > 0))
            await StoreAsync(connection, shares, now, ct);
        await transaction.CommitAsync(ct);
        return results;
    }

    private static async Task LookAsync(NpgsqlConnection connection, List<TenantShare> shares, CancellationToken ct)
    {
        await using var batch = new MessageStatements(connection);
        foreach (var share in shares)
        {
            batch.Tenant(share.Tenant);
            batch.Lock(share, [.. share.Drafts.Where(d => d.Conversation is null)]);
            batch.Known(share);
        }

        await batch.RunAsync(ct);
    }

    private static async Task OpenAsync(NpgsqlConnection connection, List<(TenantShare Share, List<MessageDraft> Openers)> opening, CancellationToken ct)
    {
        await using var batch = new MessageStatements(connection);
        foreach (var (share, openers) in opening)
        {
            batch.Tenant(share.Tenant);
            batch.Open(share.Tenant, openers);
            batch.Lock(share, openers);
        }

        await batch.RunAsync(ct);
    }

    private static async Task StoreAsync(NpgsqlConnection connection, List<TenantShare> shares, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new MessageStatements(connection);
        foreach (var share in shares.Where(s => s.Stored.Count > 0))
        {
            batch.Tenant(share.Tenant);
            batch.Store(share, [.. share.Moved], now);
        }

        await batch.RunAsync(ct);
    }
}
