using System.Data;
using Npgsql;
using Switchboard.Search;
using Switchboard.Search.Analysis;
using Switchboard.Search.Topics;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>Makes a tenant's index of its rows, or a newer one of an older: only what has changed is read. All reads see one moment.</summary>
internal sealed class KnowledgeRows(NpgsqlConnection connection, Guid tenant)
{
    private const string Article = "select id, revision, language, title, body, questions, learned, prior from desk.articles where tenant_id = $1 and status = 'published'";

    private static readonly IReadOnlyList<IReadOnlyList<string>> BuiltIn = [.. SynonymGroups.BuiltIn()];

    private static readonly UsualQuestions Usual = UsualQuestions.BuiltIn();

    internal static async Task<KnowledgeIndex> ReadAsync(NpgsqlConnection connection, Guid tenant, KnowledgeIndex? before, CancellationToken ct)
    {
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var rows = new KnowledgeRows(connection, tenant);
        var (version, synonyms) = await rows.VersionAsync(ct);
        if (before is null || before.Synonyms != synonyms || before.IsWorn)
            return await rows.AllAsync(version, synonyms, ct);
        return before.Version == version ? before : await rows.ChangedAsync(before, version, ct);
    }

    private async Task<(long Version, long Synonyms)> VersionAsync(CancellationToken ct)
    {
        await using var command = Command("select version, synonyms from desk.knowledge_versions where tenant_id = $1");
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetInt64(1)) : default;
    }

    private async Task<KnowledgeIndex> AllAsync(long version, long synonyms, CancellationToken ct)
    {
        var groups = new SynonymGroups([.. BuiltIn, .. await GroupsAsync(ct)]);
        var (chinese, english) = (new SearchIndexBuilder<Guid>(groups, questions: Usual), new SearchIndexBuilder<Guid>(groups, questions: Usual));
        var revisions = new Dictionary<Guid, long>();
        await using var command = Command(Article);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var document = Document(row);
            (row.GetString(2) == "zh-CN" ? chinese : english).Add(document);
            revisions[document.Key] = row.GetInt64(1);
        }

        return new KnowledgeIndex(version, synonyms, revisions, chinese.Build(), english.Build());
    }

    private async Task<KnowledgeIndex> ChangedAsync(KnowledgeIndex before, long version, CancellationToken ct)
    {
        var revisions = await RevisionsAsync(ct);
        var changed = revisions.Where(r => before.Revisions.GetValueOrDefault(r.Key, -1) != r.Value).Select(r => r.Key).ToArray();
        var gone = before.Revisions.Keys.Where(k => !revisions.ContainsKey(k)).ToList();
        var (chinese, english) = (new List<SearchDocument<Guid>>(), new List<SearchDocument<Guid>>());
        await using var command = Command(Article + " and id = any($2)", changed);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            (row.GetString(2) == "zh-CN" ? chinese : english).Add(Document(row));
        return before with
        {
            Version = version, Revisions = revisions, Chinese = Newer(before.Chinese, chinese, gone), English = Newer(before.English, english, gone),
        };
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
    };

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
