using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>
/// Counts each change that search must see. The row stays locked until the change is committed, so whoever reads a version sees all changes
/// up to it; it belongs into the change's own transaction.
/// </summary>
internal static class KnowledgeVersion
{
    /// <summary>The version of a change of articles; the changed ones take it as their revision.</summary>
    internal static Task<long> NextAsync(DeskDb db, CancellationToken ct) => CountAsync(db, synonyms: 0, ct);

    /// <summary>Synonyms are in every article's terms: their change makes hosts build anew.</summary>
    internal static Task<long> NextOfSynonymsAsync(DeskDb db, CancellationToken ct) => CountAsync(db, synonyms: 1, ct);

    private static async Task<long> CountAsync(DeskDb db, int synonyms, CancellationToken ct)
    {
        var counted = await db.Database.SqlQuery<long>(
            $"""
            insert into desk.knowledge_versions as v (tenant_id, version, synonyms) values ({db.TenantId.Value}, 1, {synonyms})
            on conflict (tenant_id) do update set version = v.version + 1, synonyms = v.synonyms + {synonyms}
            returning version as "Value"
            """).ToListAsync(ct);
        return counted[0];
    }
}
