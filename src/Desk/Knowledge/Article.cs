using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

public readonly record struct ArticleId(Guid Value) : IStrongId<ArticleId>
{
    public static ArticleId From(Guid value) => new(value);

    public static ArticleId New() => new(Guid.CreateVersion7());
}

public enum ArticleStatus
{
    Draft,
    Published,
}

[DeskTable("articles")]
internal sealed class Article : IUniqueRow
{
    public ArticleId Id { get; init; }

    public string Slug { get; set; } = "";

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "";

    public string Title { get; set; } = "";

    public string Category { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; set; } = "";

    public ArticleStatus Status { get; set; }

    /// <summary>Other wordings of its question, which search takes as it takes the title.</summary>
    public string[] Questions { get; set; } = [];

    /// <summary>Queries that led to it and to nobody's complaint; search's own, shown to nobody.</summary>
    public string[] Learned { get; set; } = [];

    /// <summary>How often it helped, 0 to 1.</summary>
    public float Prior { get; set; }

    /// <summary>The tenant's <see cref="KnowledgeVersion"/> when it was last changed.</summary>
    public long Revision { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint == "articles_tenant_id_slug_language_key" ? new SlugTaken(Slug, Language) : null;
}

public sealed record ArticleView
{
    public ArticleId Id { get; init; }

    public string Slug { get; init; } = "";

    public string Language { get; init; } = "";

    public string Title { get; init; } = "";

    public string Category { get; init; } = "";

    public string Body { get; init; } = "";

    public ArticleStatus Status { get; init; }

    /// <summary>Other wordings of its question, by which it is found as by its title.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Whether it is written in the other language too, as a draft at least.</summary>
    public bool Translated { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    internal static IQueryable<ArticleView> From(DeskDb db, Caller caller) => db.Set<Article>().Select(a => new ArticleView
    {
        Id = a.Id,
        Slug = a.Slug,
        Language = a.Language,
        Title = a.Title,
        Category = a.Category,
        Body = a.Body,
        Status = a.Status,
        Questions = a.Questions,
        Translated = db.Set<Article>().Any(o => o.Slug == a.Slug && o.Language != a.Language),
        CreatedAt = a.CreatedAt,
        UpdatedAt = a.UpdatedAt,
    });

    internal static async Task<ArticleView> OfAsync(DeskDb db, Article a, CancellationToken ct) =>
        Of(a, await db.Set<Article>().AnyAsync(o => o.Slug == a.Slug && o.Language != a.Language, ct));

    private static ArticleView Of(Article a, bool translated) => new()
    {
        Id = a.Id,
        Slug = a.Slug,
        Language = a.Language,
        Title = a.Title,
        Category = a.Category,
        Body = a.Body,
        Status = a.Status,
        Questions = a.Questions,
        Translated = translated,
        CreatedAt = a.CreatedAt,
        UpdatedAt = a.UpdatedAt,
    };
}
