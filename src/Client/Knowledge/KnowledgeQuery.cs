using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What was searched for, in one wording; how often, and what came of it.</summary>
public sealed record KnowledgeQuery
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>In small letters; numbers and addresses are masked.</summary>
    public required string Query { get; init; }

    /// <summary>How often it was asked.</summary>
    public required int Asked { get; init; }

    /// <summary>How many articles were found when it was last asked.</summary>
    public required int Found { get; init; }

    /// <summary>Whether an article had a fair share of what the question is about.</summary>
    public required bool Answered { get; init; }

    /// <summary>How often an article was opened after it.</summary>
    public required int Opened { get; init; }

    /// <summary>How often somebody said that an article helped.</summary>
    public required int Helped { get; init; }

    /// <summary>When it was first asked.</summary>
    public required DateTimeOffset FirstAskedAt { get; init; }

    /// <summary>When it was last asked.</summary>
    public required DateTimeOffset LastAskedAt { get; init; }
}

/// <summary>Which queries, in which order.</summary>
public sealed record KnowledgeQueryQuery : ListQuery
{
    /// <summary>Only those that an article answers, or those that none does.</summary>
    public bool? Answered { get; init; }

    /// <summary>Only in this language.</summary>
    public string? Language { get; init; }

    /// <summary>The order; the last asked first when not said.</summary>
    public KnowledgeQuerySort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("answered", Answered).Add("language", Language).Sort(Sort);
}

/// <summary>Orders of queries.</summary>
public enum KnowledgeQuerySort
{
    /// <summary>Longest not asked first.</summary>
    LastAskedAt,

    /// <summary>Last asked first.</summary>
    LastAskedAtDescending,

    /// <summary>Least asked first.</summary>
    Asked,

    /// <summary>Most asked first.</summary>
    AskedDescending,
}
