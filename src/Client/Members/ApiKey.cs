using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What is shown of a program's key.</summary>
public record ApiKey
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>How its text begins, to know it by.</summary>
    public required string Prefix { get; init; }

    /// <summary>What its program may do.</summary>
    public required Role Role { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>From when it no longer counts.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>From where it last came.</summary>
    public string? LastAddress { get; init; }

    /// <summary>What it may do at most; null for all that its role may.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How many requests a minute it may send; null for as many as any key.</summary>
    public int? RequestsPerMinute { get; init; }
}

/// <summary>A key that was just made.</summary>
public sealed record CreatedApiKey : ApiKey
{
    /// <summary>Its text, shown this once.</summary>
    public required string Secret { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(CreatedApiKey)} {{ Id = {Id}, Name = {Name}, Prefix = {Prefix} }}";
}

/// <summary>A key to be made.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What its program may do.</param>
public sealed record NewApiKey(string Name, Role Role)
{
    /// <summary>From when it no longer counts; null for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What it may do at most, such as <c>contacts:read</c>; null for all that its role may.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How many requests a minute it may send; null for as many as any key.</summary>
    public int? RequestsPerMinute { get; init; }
}

/// <summary>In which order keys come.</summary>
public sealed record ApiKeyQuery : ListQuery
{
    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Sort(Sort);
}

/// <summary>Orders by age.</summary>
public enum CreatedSort
{
    /// <summary>Oldest first.</summary>
    CreatedAt,

    /// <summary>Newest first.</summary>
    CreatedAtDescending,
}
