using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge.Searching;

public readonly record struct KnowledgeQueryId(Guid Value) : IStrongId<KnowledgeQueryId>
{
    public static KnowledgeQueryId From(Guid value) => new(value);

    public static KnowledgeQueryId New() => new(Guid.CreateVersion7());
}

/// <summary>What was searched for, in one wording; how often, and what came of it.</summary>
[DeskTable("knowledge_queries")]
internal sealed class KnowledgeQuery
{
    public KnowledgeQueryId Id { get; init; }

    public string Language { get; init; } = "";

    public string Query { get; init; } = "";

    public int Asked { get; init; }

    public int Found { get; init; }

    public bool Answered { get; init; }

    public int Opened { get; init; }

    public int Helped { get; init; }

    public DateTimeOffset FirstAskedAt { get; init; }

    public DateTimeOffset LastAskedAt { get; init; }
}

public sealed record KnowledgeQueryView
{
    public KnowledgeQueryId Id { get; init; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>In small letters; numbers and addresses are masked.</summary>
    public string Query { get; init; } = "";

    /// <summary>How often it was asked.</summary>
    public int Asked { get; init; }

    /// <summary>How many articles were found when it was last asked.</summary>
    public int Found { get; init; }

    /// <summary>Whether an article had a fair share of what the question is about.</summary>
    public bool Answered { get; init; }

    /// <summary>How often an article was opened after it.</summary>
    public int Opened { get; init; }

    /// <summary>How often somebody said that an article helped.</summary>
    public int Helped { get; init; }

    public DateTimeOffset FirstAskedAt { get; init; }

    public DateTimeOffset LastAskedAt { get; init; }

    internal static IQueryable<KnowledgeQueryView> From(DeskDb db) => db.Set<KnowledgeQuery>().Select(q => new KnowledgeQueryView
    {
        Id = q.Id,
        Language = q.Language,
        Query = q.Query,
        Asked = q.Asked,
        Found = q.Found,
        Answered = q.Answered,
        Opened = q.Opened,
        Helped = q.Helped,
        FirstAskedAt = q.FirstAskedAt,
        LastAskedAt = q.LastAskedAt,
    });
}

[Set]
internal static class KnowledgeQuerySet
{
    internal static readonly Set<KnowledgeQueryView, KnowledgeQueryId> Declaration =
        new Set<KnowledgeQueryView, KnowledgeQueryId>("knowledge-queries", "articles:write", q => q.Id)
            // Bots search with customers' words, whatever inbox they stand in: who does not see every inbox sees none of them.
            .From<DeskDb>((db, caller) => KnowledgeQueryView.From(db).Where(q => caller.Inboxes == null && q.Asked + q.Opened + q.Helped > 0))
            .Filter(q => q.Answered).Filter(q => q.Language)
            .Sort(q => q.LastAskedAt, descending: true).Sort(q => q.Asked);
}
