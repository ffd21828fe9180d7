using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Words that mean the same to the tenant.</summary>
public sealed record SynonymGroup
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The words, at least two.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Which groups, in which order.</summary>
public sealed record SynonymGroupQuery : ListQuery
{
    /// <summary>The order; the last changed first when not said.</summary>
    public SynonymGroupSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Sort(Sort);
}

/// <summary>Orders of groups.</summary>
public enum SynonymGroupSort
{
    /// <summary>Longest unchanged first.</summary>
    UpdatedAt,

    /// <summary>Last changed first.</summary>
    UpdatedAtDescending,
}
