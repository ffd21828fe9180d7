using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What somebody may do.</summary>
public enum Role
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Everything.</summary>
    Admin,

    /// <summary>Leads agents, writes articles, sees usage and audit.</summary>
    Supervisor,

    /// <summary>Answers customers.</summary>
    Agent,

    /// <summary>Reads everything, changes nothing.</summary>
    Inspector,

    /// <summary>Counts everything, reads no words and no addresses.</summary>
    Analyst,
}

/// <summary>Whether somebody takes conversations.</summary>
public enum Availability
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Not there.</summary>
    Offline,

    /// <summary>Takes conversations.</summary>
    Online,

    /// <summary>There, and takes none.</summary>
    Busy,
}

/// <summary>A person of the tenant.</summary>
public sealed record Member
{
    /// <summary>Their id in this tenant.</summary>
    public required Guid Id { get; init; }

    /// <summary>Their account, which may belong to several tenants.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What they are called.</summary>
    public required string Name { get; init; }

    /// <summary>With what they sign in.</summary>
    public required string Email { get; init; }

    /// <summary>What they may do; with a custom role, the built-in one it is based on.</summary>
    public required Role Role { get; init; }

    /// <summary>The role that the tenant made for them; null for a built-in one.</summary>
    public Guid? CustomRoleId { get; init; }

    /// <summary>Whether the tenant is theirs.</summary>
    public bool IsOwner { get; init; }

    /// <summary>False for those who have left.</summary>
    public required bool Active { get; init; }

    /// <summary>How many conversations they take at once.</summary>
    public required int Capacity { get; init; }

    /// <summary>Whether they take conversations now.</summary>
    public required Availability Availability { get; init; }

    /// <summary>How many they have.</summary>
    public required int OpenConversations { get; init; }
}

/// <summary>A person to be added.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Email">With what they sign in.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Password">Their first password; null for whoever chooses one by a letter.</param>
public sealed record NewMember(string Name, string Email, Role Role, string? Password = null)
{
    /// <summary>False for somebody who may not come in yet.</summary>
    public bool? Active { get; init; }

    /// <summary>How many conversations they take at once; 5 when not said.</summary>
    public int? Capacity { get; init; }

    /// <summary>A role that the tenant made; its basis then takes the place of <see cref="Role"/>.</summary>
    public Guid? CustomRoleId { get; init; }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{nameof(NewMember)} {{ Name = {Name}, Email = {Email}, Role = {Role} }}";
}

/// <summary>What changes of a person; null stays as it is.</summary>
public sealed record MemberChange
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new role.</summary>
    public Role? Role { get; init; }

    /// <summary>How many conversations they take at once from now on.</summary>
    public int? Capacity { get; init; }

    /// <summary>False for somebody who leaves.</summary>
    public bool? Active { get; init; }

    /// <summary>A role that the tenant made; a built-in <see cref="Role"/> takes it away.</summary>
    public Guid? CustomRoleId { get; init; }

    /// <summary>Gives their place to this address's account.</summary>
    public string? Email { get; init; }

    /// <summary>Who gets their conversations; the queue, where nobody is named.</summary>
    public Guid? ReassignToMemberId { get; init; }

    /// <summary>The team that gets their conversations.</summary>
    public Guid? ReassignToTeamId { get; init; }
}

/// <summary>Which people, in which order.</summary>
public sealed record MemberQuery : ListQuery
{
    /// <summary>Words in name or address.</summary>
    public string? Search { get; init; }

    /// <summary>Only with this role.</summary>
    public Role? Role { get; init; }

    /// <summary>Only with this role of the tenant's own.</summary>
    public Guid? CustomRoleId { get; init; }

    /// <summary>Only those who are still there, or are not.</summary>
    public bool? Active { get; init; }

    /// <summary>Only those who are so now.</summary>
    public Availability? Availability { get; init; }

    /// <summary>The order; by name when not said.</summary>
    public NameSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("search", Search).Add("role", Role).Add("customRoleId", CustomRoleId).Add("active", Active).Add("availability", Availability).Sort(Sort);
}

/// <summary>Orders by name.</summary>
public enum NameSort
{
    /// <summary>From the beginning.</summary>
    Name,

    /// <summary>From the end.</summary>
    NameDescending,
}
