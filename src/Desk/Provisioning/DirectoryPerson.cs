namespace Switchboard.Desk.Provisioning;

/// <summary>What a directory says of somebody: all of it, each time.</summary>
/// <param name="UserName">What they sign in with at the directory.</param>
/// <param name="ExternalId">The directory's own id.</param>
/// <param name="Name">What people see.</param>
/// <param name="GivenName">The first of it, where the directory tells.</param>
/// <param name="FamilyName">The last of it.</param>
/// <param name="Email">The address whose account takes the place.</param>
/// <param name="Role">A built-in role's word, or a custom role's id or name; null for the one they have, or an agent's.</param>
/// <param name="Active">Whether they may come in; null for as it is.</param>
public sealed record DirectoryPerson(string UserName, string? ExternalId, string Name, string? GivenName, string? FamilyName, string Email, string? Role, bool? Active);
