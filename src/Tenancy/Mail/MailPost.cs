using Npgsql;

namespace Switchboard.Tenancy.Mail;

/// <summary>The letters in the database. Several hosts take from them at once; what one takes and never finishes is due again after its lease.</summary>
internal sealed class MailPost(CatalogDataSource catalog, LetterSeal seal, IMail mail, TimeProvider clock)
{
    /// <summary>Twice as long as a try can last.</summary>
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Lease = """
        update catalog.mail m set attempts = m.attempts + 1, due_at = $2
        where m.id = (select id from catalog.mail where state = 'waiting' and due_at <= $1 order by due_at limit 1 for update skip locked)
        returning m.id, m.recipient, m.sealed, m.attempts, m.expires_at
        """;

    private const string Finish = """
        update catalog.mail set state = $3, due_at = coalesce($4, due_at), reason = $5,
          sealed = case when $3 = 'waiting' then sealed end, ended_at = case when $3 = 'waiting' then null else $6 end
        where id = $1 and attempts = $2 and state = 'waiting'
        """;

    /// <summary>Tries one letter that is due; null when none is.</summary>
    internal async Task<MailDecision?> TryOneAsync(CancellationToken ct)
    {
        if (await LeaseAsync(ct) is not { } leased)
            return null;
        var answer = await mail.SendAsync(seal.Open(leased.Closed) with { To = leased.Recipient }, ct);
        var decision = MailDecision.Decide(answer, leased.Attempts, leased.ExpiresAt, clock.GetUtcNow());
        await FinishAsync(leased, decision, ct);
        return decision;
    }

    internal async Task SweepAsync(CancellationToken ct)
    {
        foreach (var what in (string[])["mail where ended_at < $1", "account_links where expires_at < $1"])
        {
            await using var command = catalog.Source.CreateCommand("delete from catalog." + what);
            command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() - Kept });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task<LeasedLetter?> LeaseAsync(CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand(Lease);
        var now = clock.GetUtcNow();
        command.Parameters.Add(new NpgsqlParameter { Value = now });
        command.Parameters.Add(new NpgsqlParameter { Value = now + LeaseTime });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new LeasedLetter(row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4))
            : null;
    }

    private async Task FinishAsync(LeasedLetter leased, MailDecision decision, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand(Finish);
        command.Parameters.Add(new NpgsqlParameter { Value = leased.Id });
        command.Parameters.Add(new NpgsqlParameter { Value = leased.Attempts });
        command.Parameters.Add(new NpgsqlParameter { Value = decision.State });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset?> { TypedValue = decision.NextTryAt });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = decision.Reason });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record LeasedLetter(Guid Id, string Recipient, byte[] Closed, int Attempts, DateTimeOffset ExpiresAt);
}
