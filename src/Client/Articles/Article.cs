using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Whether customers and bots see an article.</summary>
public enum ArticleStatus
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Members only.</summary>
    Draft,

    /// <summary>Everybody.</summary>
    Published,
}

/// <summary>A page of the help centre.</summary>
public sealed record Article
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its word in addresses; translations share one.</summary>
    public required string Slug { get; init; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it stands under.</summary>
    public required string Category { get; init; }

    /// <summary>Its text, in Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Who sees it.</summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>Other wordings of its question, by which it is found as by its title.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Whether there is one with the same slug in another language.</summary>
    public required bool Translated { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>An article to be written.</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text, in Markdown.</param>
public sealed record NewArticle(string Language, string Title, string Body)
{
    /// <summary>What it stands under.</summary>
    public string? Category { get; init; }

    /// <summary>Its word in addresses; made of the title when not said.</summary>
    public string? Slug { get; init; }

    /// <summary>A draft when not said.</summary>
    public ArticleStatus? Status { get; init; }

    /// <summary>Other wordings of its question.</summary>
    public IReadOnlyList<string>? Questions { get; init; }
}

/// <summary>What stands in place of what was.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text, in Markdown.</param>
/// <param name="Category">What it stands under; may be empty.</param>
/// <param name="Status">Who sees it.</param>
public sealed record ArticleChange(string Title, string Body, string Category, ArticleStatus Status)
{
    /// <summary>Other wordings of its question; as they are when not said.</summary>
    public IReadOnlyList<string>? Questions { get; init; }
}

/// <summary>A part of an article that a search found.</summary>
public sealed record ArticleHit
{
    /// <summary>The article.</summary>
    public required Guid ArticleId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>A line to show.</summary>
    public required string Snippet { get; init; }

    /// <summary>The part that fits.</summary>
    public required string Text { get; init; }

    /// <summary>Comparable within one search only.</summary>
    public required double Score { get; init; }

    /// <summary>The share, 0 to 1, of what the question is about that the article holds.</summary>
    public required double Coverage { get; init; }

    /// <summary>The same share for its title or one of its other wordings.</summary>
    public required double TitleCoverage { get; init; }

    /// <summary>Where a customer can read it.</summary>
    public required string Url { get; init; }

    /// <summary>What to name when it was opened or helped; null where the search was not remembered.</summary>
    public Guid? QueryId { get; init; }
}

internal sealed record ArticleHits(IReadOnlyList<ArticleHit> Items);

/// <summary>Which articles, in which order.</summary>
public sealed record ArticleQuery : ListQuery
{
    /// <summary>Words in title or text.</summary>
    public string? Search { get; init; }

    /// <summary>Only in this language.</summary>
    public string? Language { get; init; }

    /// <summary>Only such.</summary>
    public ArticleStatus? Status { get; init; }

    /// <summary>Only under this.</summary>
    public string? Category { get; init; }

    /// <summary>Only with this word in addresses.</summary>
    public string? Slug { get; init; }

    /// <summary>Only those that exist in another language too, or do not.</summary>
    public bool? Translated { get; init; }

    /// <summary>The order; the last changed first when not said.</summary>
    public ArticleSort? Sort { get; init; }

    internal override void Write(QueryText text) => text
        .Add("search", Search).Add("language", Language).Add("status", Status).Add("category", Category).Add("slug", Slug).Add("translated", Translated).Sort(Sort);
}

/// <summary>Orders of articles.</summary>
public enum ArticleSort
{
    /// <summary>Longest unchanged first.</summary>
    UpdatedAt,

    /// <summary>Last changed first.</summary>
    UpdatedAtDescending,

    /// <summary>By title.</summary>
    Title,

    /// <summary>By title, from the end.</summary>
    TitleDescending,
}
