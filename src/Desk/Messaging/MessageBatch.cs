using Npgsql;
using Switchboard.Desk.Conversations;

namespace Switchboard.Desk.Messaging;

/// <summary>
/// Writes drafts in one transaction: lock and look up in one round trip, decide here, store in a second. All commit together or not at all.
/// </summary>
internal static class MessageBatch
{
    /// <summary>Tells each draft's fate. Returns only after the commit is durable.</summary>
    public static List<(MessageDraft Draft, WriteResult Result)> Write(NpgsqlConnection connection, IReadOnlyList<MessageDraft> drafts, DateTimeOffset now)
    {
        var shares = TenantShare.Of(drafts);
        using var transaction = connection.BeginTransaction();
        Look(connection, shares);
        var opening = shares.ConvertAll(s => (Share: s, Openers: s.Openers())).FindAll(s => s.Openers.Count > 0);
        if (opening.Count > 0)
            Open(connection, opening);

        var results = new List<(MessageDraft, WriteResult)>(drafts.Count);
        foreach (var share in shares)
            results.AddRange(share.Decide());
        if (shares.Exists(s => s.Stored.Count > 0))
            Store(connection, shares, now);
        transaction.Commit();
        return results;
    }

    private static void Look(NpgsqlConnection connection, List<TenantShare> shares)
    {
        using var batch = new MessageStatements(connection);
        foreach (var share in shares)
        {
            batch.Tenant(share.Tenant);
            batch.Lock(share, [.. share.Drafts.Where(d => d.Conversation is null)]);
            batch.Known(share);
        }

        batch.Run();
    }

    private static void Open(NpgsqlConnection connection, List<(TenantShare Share, List<MessageDraft> Openers)> opening)
    {
        using var batch = new MessageStatements(connection);
        foreach (var (share, openers) in opening)
        {
            batch.Tenant(share.Tenant);
            batch.Open(share.Tenant, openers);
            batch.Lock(share, openers);
        }

        batch.Run();
    }

    private static void Store(NpgsqlConnection connection, List<TenantShare> shares, DateTimeOffset now)
    {
        using var batch = new MessageStatements(connection);
        foreach (var share in shares.Where(s => s.Stored.Count > 0))
        {
            batch.Tenant(share.Tenant);
            batch.Store(share, [.. share.Moved], now);
        }

        batch.Run();
    }
}
