using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>A customer.</summary>
public sealed record Contact
{
    /// <summary>Their id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What they are called.</summary>
    public required string Name { get; init; }

    /// <summary>Their e-mail address. Null without the right to see contact details.</summary>
    public string? Email { get; init; }

    /// <summary>Their telephone number. Null without the right to see contact details.</summary>
    public string? Phone { get; init; }

    /// <summary>Their id at the tenant's own site. Null without the right to see contact details.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether the tenant's site has proven who they are.</summary>
    public required bool Verified { get; init; }

    /// <summary>Their language, such as <c>zh-CN</c>.</summary>
    public string? Language { get; init; }

    /// <summary>What members noted of them. Null without the right to see contact details.</summary>
    public string? Note { get; init; }

    /// <summary>When they first came.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they were last there.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }
}

/// <summary>A customer to be added.</summary>
/// <param name="Name">What they are called.</param>
public sealed record NewContact(string Name)
{
    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>What to know of them.</summary>
    public string? Note { get; init; }
}

/// <summary>What changes of a customer; null stays as it is.</summary>
public sealed record ContactChange
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The new telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The new note.</summary>
    public string? Note { get; init; }
}

/// <summary>Which customers, in which order.</summary>
public sealed record ContactQuery : ListQuery
{
    /// <summary>Words in name or address.</summary>
    public string? Search { get; init; }

    /// <summary>Only with this e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Only those whose identity is proven, or is not.</summary>
    public bool? Verified { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public ContactSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("search", Search).Add("email", Email).Add("verified", Verified).Sort(Sort);
}

/// <summary>Orders of customers.</summary>
public enum ContactSort
{
    /// <summary>Oldest first.</summary>
    CreatedAt,

    /// <summary>Newest first.</summary>
    CreatedAtDescending,

    /// <summary>By name.</summary>
    Name,

    /// <summary>By name, from the end.</summary>
    NameDescending,
}
