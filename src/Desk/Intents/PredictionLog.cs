using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Intents;

/// <summary>What versions said while a batch of messages was heard, to be written with what else follows from it: one statement, however many they were.</summary>
internal sealed class PredictionLog
{
    private const string Insert = """
        insert into desk.intent_predictions (tenant_id, said_on, model_number, conversation_id, seq, intent_id, confidence, sure, experiment_id)
        select $1, $2, s.* from unnest($3::int[], $4::uuid[], $5::int[], $6::uuid[], $7::real[], $8::bool[], $9::uuid[]) as s
        on conflict do nothing
        """;

    private readonly List<Row> _rows = [];

    internal void Add(Guid conversation, int seq, int model, IntentSaid said, Guid? experiment) => _rows.Add(new(model, conversation, seq, said, experiment));

    internal void WriteTo(NpgsqlBatch batch, TenantId tenant, DateOnly today)
    {
        if (_rows.Count == 0)
            return;
        batch.Add(
            Insert,
            tenant.Value,
            today,
            _rows.ConvertAll(r => r.Model),
            _rows.ConvertAll(r => r.Conversation),
            _rows.ConvertAll(r => r.Seq),
            _rows.ConvertAll(r => r.Said.Intent.Value),
            _rows.ConvertAll(r => (float)r.Said.Confidence),
            _rows.ConvertAll(r => r.Said.Sure),
            new NpgsqlParameter { Value = _rows.ConvertAll(r => r.Experiment), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
    }

    private readonly record struct Row(int Model, Guid Conversation, int Seq, IntentSaid Said, Guid? Experiment);
}
