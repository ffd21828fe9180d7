using Switchboard.Desk.Members;

namespace Switchboard.Desk.Provisioning;

/// <summary>What of a member nobody but the directory writes.</summary>
internal sealed record DirectoryFacts(string UserName, string? ExternalId, string? GivenName, string? FamilyName)
{
    internal static DirectoryFacts Of(DirectoryPerson person) => new(person.UserName, person.ExternalId, person.GivenName, person.FamilyName);

    internal static DirectoryFacts Of(DirectoryUser user) => new(user.UserName, user.ExternalId, user.GivenName, user.FamilyName);

    /// <param name="member">Whose they are.</param>
    /// <param name="was">As the directory saw them; null writes all.</param>
    internal void WriteTo(Member member, DirectoryFacts? was)
    {
        // Written out even where it equals the address, so that it stays when the address changes.
        member.UserName = UserName == was?.UserName ? member.UserName ?? UserName : UserName;
        member.ExternalId = ExternalId == was?.ExternalId && was is not null ? member.ExternalId : ExternalId;
        member.GivenName = GivenName == was?.GivenName && was is not null ? member.GivenName : GivenName;
        member.FamilyName = FamilyName == was?.FamilyName && was is not null ? member.FamilyName : FamilyName;
        member.RemovedAt = null;
    }
}
