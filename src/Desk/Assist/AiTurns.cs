using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist;

/// <summary>One question to the AI endpoints and its answer.</summary>
/// <param name="Kind"><c>chat</c> or <c>predict</c>.</param>
/// <param name="Text">What was asked.</param>
/// <param name="Reply">What was said to it, where something was said.</param>
/// <param name="Answer">The answer's judgements, as JSON.</param>
/// <param name="CreatedAt">When.</param>
public sealed record AiTurn(string Kind, string Text, string? Reply, string Answer, DateTimeOffset CreatedAt);

/// <summary>
/// Sessions of the AI endpoints. They are rows and not conversations: a program that asks for a judgement has no inbox, contact or
/// number, and must not show up in anyone's queue. A session keeps its newest turns; nothing is read that is older than a month, and
/// every write clears away some of what is. Personal data is masked before it is written.
/// </summary>
internal sealed class AiTurns(TenantConnections connections, CurrentTenant tenant, DeskWork work, TimeProvider clock)
{
    internal const int MostInSession = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Insert = """
        insert into desk.ai_turns (tenant_id, id, session_id, kind, text, reply, answer, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string ForgetEarlier = """
        delete from desk.ai_turns where tenant_id = $1 and id in (
          select id from desk.ai_turns where tenant_id = $1 and session_id = $2 order by id desc offset $3)
        """;

    private const string ForgetOld = """
        delete from desk.ai_turns where tenant_id = $1 and id in (
          select id from desk.ai_turns where tenant_id = $1 and created_at < $2 order by created_at limit 100)
        """;

    private const string Newest = """
        select kind, text, reply, answer::text, created_at from desk.ai_turns
        where tenant_id = $1 and session_id = $2 and created_at >= $3 and ($5::text is null or kind = $5) order by id desc limit $4
        """;

    /// <summary>Written with the scope's other work: who repeats a request finds the turn once, however often it broke off.</summary>
    internal async Task KeepAsync(string session, AiTurn said, CancellationToken ct)
    {
        var turn = MaskedTurn.Of(said);
        var db = await work.BeginAsync(ct);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        batch.Add(Insert, [
            tenant.Id.Value, Guid.CreateVersion7(turn.CreatedAt), session, turn.Kind, turn.Text,
            new NpgsqlParameter { Value = turn.Reply ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter { Value = turn.Answer, NpgsqlDbType = NpgsqlDbType.Jsonb }, turn.CreatedAt]);
        batch.Add(ForgetEarlier, tenant.Id.Value, session, MostInSession);
        batch.Add(ForgetOld, tenant.Id.Value, Oldest());
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The newest turns, oldest first; none for a session that does not exist.</summary>
    internal async Task<IReadOnlyList<AiTurn>> ReadAsync(string session, int most, string? kind, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var command = new NpgsqlCommand(Newest, connection);
        foreach (var value in (object[])[tenant.Id.Value, session, Oldest(), most, new NpgsqlParameter { Value = kind ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }])
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        var turns = new List<AiTurn>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            turns.Add(new AiTurn(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4)));
        turns.Reverse();
        return turns;
    }

    private DateTimeOffset Oldest() => clock.GetUtcNow() - Kept;
}
