using System.Data;
using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>Articles without a vector of the model, and where vectors are kept.</summary>
internal sealed class VectorStore(TenantConnections connections, TimeProvider clock)
{
    private const string ChosenModel = """
        insert into desk.knowledge_versions as v (tenant_id, version, vectors, vector_model) select $1, 1, 1, $2 where $2 is not null
        on conflict (tenant_id) do update set version = v.version + 1, vectors = v.vectors + 1, vector_model = $2 where v.vector_model is distinct from $2
        """;

    private const string NoModel = "update desk.knowledge_versions set version = version + 1, vectors = vectors + 1, vector_model = null where tenant_id = $1 and vector_model is not null";

    private const string Waiting = """
        select a.id, a.revision, a.title, a.questions, a.body, case when v.model = $2 then v.digest end from desk.articles a
        left join desk.article_vectors v on v.tenant_id = a.tenant_id and v.article_id = a.id
        where a.tenant_id = $1 and a.status = 'published' and (v.article_id is null or v.model <> $2 or v.revision <> a.revision)
        order by a.revision limit $3
        """;

    private const string Any = "select exists (select from desk.article_vectors where tenant_id = $1 and model = $2 and dims > 0)";

    private const string SameText = """
        update desk.article_vectors v set revision = x.revision from unnest($2, $3) as x(id, revision) where v.tenant_id = $1 and v.article_id = x.id
        """;

    // Shared with nobody who makes vectors known: what stands under a number was there when hosts were told of it.
    private const string Numbered = "select vectors from desk.knowledge_versions where tenant_id = $1 for share";

    private const string Keep = """
        insert into desk.article_vectors (tenant_id, article_id, revision, model, digest, dims, vector, number, made_at)
        select $1, a.id, x.revision, $2, x.digest, octet_length(x.vector) / 4, x.vector, $3, $4 from unnest($5, $6, $7, $8) as x(id, revision, digest, vector)
        join desk.articles a on a.tenant_id = $1 and a.id = x.id for key share of a
        on conflict (tenant_id, article_id) do update set
          revision = excluded.revision, model = excluded.model, digest = excluded.digest, dims = excluded.dims, vector = excluded.vector, number = excluded.number, made_at = excluded.made_at
        """;

    private const string Tell = "update desk.knowledge_versions set version = version + 1, vectors = vectors + 1 where tenant_id = $1";

    /// <summary>From now on searches and articles are compared by this model, or by none; what an earlier one made is not mixed with it.</summary>
    internal async Task ChooseAsync(Tenant tenant, string? model, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        if (model is null)
            batch.Add(NoModel, tenant.Id.Value);
        else
            batch.Add(ChosenModel, tenant.Id.Value, model);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The published articles whose vector is missing, of another model or perhaps of another text; the longest changed first.</summary>
    internal async Task<List<WaitingArticle>> WaitingAsync(Tenant tenant, string model, int limit, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Waiting, tenant.Id.Value, model, limit);
        await using var row = await batch.ExecuteReaderAsync(ct);
        var waiting = new List<WaitingArticle>();
        while (await row.ReadAsync(ct))
        {
            var text = ArticleText.Of(row.GetString(2), row.GetFieldValue<string[]>(3), row.GetString(4));
            waiting.Add(new WaitingArticle(row.GetGuid(0), row.GetInt64(1), text, ArticleText.DigestOf(text), row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5)));
        }

        return waiting;
    }

    /// <summary>Whether the model has made a vector of any article yet.</summary>
    internal async Task<bool> HasAnyAsync(Tenant tenant, string model, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = new NpgsqlCommand(Any, connection) { Parameters = { new NpgsqlParameter { Value = tenant.Id.Value }, new NpgsqlParameter { Value = model } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>These changed, but no word that their vector is made of.</summary>
    internal async Task SameTextAsync(Tenant tenant, IReadOnlyList<WaitingArticle> articles, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(SameText, tenant.Id.Value, articles.Select(a => a.Id).ToArray(), articles.Select(a => a.Revision).ToArray());
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Keeps vectors, each with the revision whose text it was made of: one that was changed meanwhile waits again. Hosts are told by <see cref="TellAsync"/>.</summary>
    internal async Task KeepAsync(Tenant tenant, string model, IReadOnlyList<WaitingArticle> articles, IReadOnlyList<ReadOnlyMemory<float>> vectors, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await using var numbered = new NpgsqlCommand(Numbered, connection) { Parameters = { new NpgsqlParameter { Value = tenant.Id.Value } } };
        var number = (long)(await numbered.ExecuteScalarAsync(ct))! + 1;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Keep, tenant.Id.Value, model, number, clock.GetUtcNow(),
            articles.Select(a => a.Id).ToArray(), articles.Select(a => a.Revision).ToArray(),
            new NpgsqlParameter { Value = articles.Select(a => a.Digest).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            new NpgsqlParameter { Value = vectors.Select(v => MemoryMarshal.AsBytes(v.Span).ToArray()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The next search of every host reads what was kept since.</summary>
    internal async Task TellAsync(Tenant tenant, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Tell, tenant.Id.Value);
        await batch.ExecuteNonQueryAsync(ct);
    }
}

/// <param name="Id">Which article.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Text">What its vector is to be made of.</param>
/// <param name="Digest">Of that text.</param>
/// <param name="Known">The digest of the text of which the model has made a vector already.</param>
internal sealed record WaitingArticle(Guid Id, long Revision, string Text, byte[] Digest, byte[]? Known)
{
    internal bool HasSameText => Known is not null && Digest.AsSpan().SequenceEqual(Known);
}
