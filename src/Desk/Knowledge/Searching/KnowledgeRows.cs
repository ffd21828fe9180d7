using System.Data;
using System.Runtime.InteropServices;
using Npgsql;
using Switchboard.Search;
using Switchboard.Search.Analysis;
using Switchboard.Search.Topics;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>Makes a tenant's index of its rows, or a newer one of an older: only what has changed is read. All reads see one moment.</summary>
internal sealed class KnowledgeRows(NpgsqlConnection connection, Guid tenant)
{
    private const string Article = """
        select a.id, a.revision, a.language, a.title, a.body, a.questions, a.learned, a.prior, v.vector from desk.articles a
        left join desk.article_vectors v on v.tenant_id = a.tenant_id and v.article_id = a.id and v.model = $2
        where a.tenant_id = $1 and a.status = 'published'
        """;

    private const string Vector = "select article_id, vector from desk.article_vectors where tenant_id = $1 and model = $2 and number > $3";

    private static readonly IReadOnlyList<IReadOnlyList<string>> BuiltIn = [.. SynonymGroups.BuiltIn()];

    private static readonly UsualQuestions Usual = UsualQuestions.BuiltIn();

    internal static async Task<KnowledgeIndex> ReadAsync(NpgsqlConnection connection, Guid tenant, KnowledgeIndex? before, CancellationToken ct)
    {
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var rows = new KnowledgeRows(connection, tenant);
        var versions = await rows.VersionsAsync(ct);
        if (before is null || before.Versions.Synonyms != versions.Synonyms || before.IsWorn)
            return await rows.AllAsync(versions, ct);
        return before.Version == versions.Version ? before : await rows.VectorsAsync(await rows.ChangedAsync(before, versions, ct), before.Versions, ct);
    }

    private async Task<KnowledgeVersions> VersionsAsync(CancellationToken ct)
    {
        await using var command = Command("select version, synonyms, vectors, vector_model from desk.knowledge_versions where tenant_id = $1");
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new KnowledgeVersions(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3)) : default;
    }

    private async Task<KnowledgeIndex> AllAsync(KnowledgeVersions versions, CancellationToken ct)
    {
        var groups = new SynonymGroups([.. BuiltIn, .. await GroupsAsync(ct)]);
        var (chinese, english) = (new SearchIndexBuilder<Guid>(groups, questions: Usual), new SearchIndexBuilder<Guid>(groups, questions: Usual));
        var revisions = new Dictionary<Guid, long>();
        await using var command = Command(Article, versions.ModelOrNone);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var document = Document(row);
            (row.GetString(2) == "zh-CN" ? chinese : english).Add(document);
            revisions[document.Key] = row.GetInt64(1);
        }

        return new KnowledgeIndex(versions, revisions, chinese.Build(), english.Build());
    }

    private async Task<KnowledgeIndex> ChangedAsync(KnowledgeIndex before, KnowledgeVersions versions, CancellationToken ct)
    {
        var revisions = await RevisionsAsync(ct);
        var changed = revisions.Where(r => before.Revisions.GetValueOrDefault(r.Key, -1) != r.Value).Select(r => r.Key).ToArray();
        var gone = before.Revisions.Keys.Where(k => !revisions.ContainsKey(k)).ToList();
        var (chinese, english) = (new List<SearchDocument<Guid>>(), new List<SearchDocument<Guid>>());
        await using var command = Command(Article + " and a.id = any($3)", versions.ModelOrNone, changed);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            (row.GetString(2) == "zh-CN" ? chinese : english).Add(Document(row));
        return new KnowledgeIndex(versions, revisions, Newer(before.Chinese, chinese, gone), Newer(before.English, english, gone));
    }

    /// <summary>Vectors come after their articles, and are no reason to index a word again.</summary>
    private async Task<KnowledgeIndex> VectorsAsync(KnowledgeIndex index, KnowledgeVersions before, CancellationToken ct)
    {
        if (index.Versions.Vectors == before.Vectors)
            return index;
        var same = index.Versions.VectorModel == before.VectorModel;
        var vectors = new Dictionary<Guid, ReadOnlyMemory<float>>();
        await using var command = Command(Vector, index.Versions.ModelOrNone, same ? before.Vectors : -1L);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            vectors[row.GetGuid(0)] = Numbers(row, 1);
        return new KnowledgeIndex(index.Versions, index.Revisions, index.Chinese.WithVectors(vectors, keepOthers: same), index.English.WithVectors(vectors, keepOthers: same));
    }

    private static SearchIndex<Guid> Newer(SearchIndex<Guid> index, List<SearchDocument<Guid>> changed, List<Guid> gone) =>
        changed.Count == 0 && gone.Count == 0 ? index : index.With(changed, gone);

    private async Task<Dictionary<Guid, long>> RevisionsAsync(CancellationToken ct)
    {
        var revisions = new Dictionary<Guid, long>();
        await using var command = Command("select id, revision from desk.articles where tenant_id = $1 and status = 'published'");
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            revisions[row.GetGuid(0)] = row.GetInt64(1);
        return revisions;
    }

    private async Task<List<string[]>> GroupsAsync(CancellationToken ct)
    {
        var groups = new List<string[]>();
        await using var command = Command("select words from desk.synonym_groups where tenant_id = $1 order by id");
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            groups.Add(row.GetFieldValue<string[]>(0));
        return groups;
    }

    private static SearchDocument<Guid> Document(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(3), MarkdownText.Plain(row.GetString(4)))
    {
        Questions = row.GetFieldValue<string[]>(5),
        Learned = row.GetFieldValue<string[]>(6),
        Prior = row.GetFloat(7),
        Vector = row.IsDBNull(8) ? default : Numbers(row, 8),
    };

    private static float[] Numbers(NpgsqlDataReader row, int column) => MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(column)).ToArray();

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
