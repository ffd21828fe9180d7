using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>A role: one that every tenant has, or one that this tenant made.</summary>
public sealed record TenantRole
{
    /// <summary>Its id; the same everywhere for the built-in ones.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The built-in role whose seat its members have.</summary>
    public required Role Basis { get; init; }

    /// <summary>Whether every tenant has it; then nobody changes it.</summary>
    public required bool BuiltIn { get; init; }

    /// <summary>What its members may do.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>How many members have it.</summary>
    public required int Members { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A role to be made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Basis">The built-in role whose seat its members have.</param>
/// <param name="Permissions">What its members may do; nothing that you may not do yourself.</param>
public sealed record NewRole(string Name, Role Basis, IReadOnlyList<string> Permissions)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }
}

/// <summary>What changes of a role; null stays as it is.</summary>
public sealed record RoleChange
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Another seat; only while nobody has the role.</summary>
    public Role? Basis { get; init; }

    /// <summary>All that its members may do from now on.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }
}

/// <summary>Something that a role may grant.</summary>
/// <param name="Name">Such as <c>conversations:reply</c>.</param>
/// <param name="Yours">Whether you have it, and so may grant it.</param>
/// <param name="Verbs">The operations that ask for it.</param>
/// <param name="Sets">The lists that ask for it.</param>
public sealed record Permission(string Name, bool Yours, IReadOnlyList<string> Verbs, IReadOnlyList<string> Sets);

/// <summary>Which roles, in which order.</summary>
public sealed record RoleQuery : ListQuery
{
    /// <summary>Only the built-in ones, or only the tenant's own.</summary>
    public bool? BuiltIn { get; init; }

    /// <summary>Only with this basis.</summary>
    public Role? Basis { get; init; }

    /// <summary>The order; by name when not said.</summary>
    public RoleSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("builtIn", BuiltIn).Add("basis", Basis).Sort(Sort);
}

/// <summary>Orders of roles.</summary>
public enum RoleSort
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By name, from the end.</summary>
    NameDescending,

    /// <summary>Longest unchanged first.</summary>
    ChangedAt,

    /// <summary>Last changed first.</summary>
    ChangedAtDescending,
}
