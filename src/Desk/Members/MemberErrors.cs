using Switchboard.Registry;

namespace Switchboard.Desk.Members;

public sealed record MemberExists()
    : Refusal(RefusalKind.Conflict, "member.exists", "Somebody with this e-mail address is already a member. Change that member instead.");

public sealed record UserNameTaken()
    : Refusal(RefusalKind.Conflict, "member.user-name-taken", "Somebody here has this user name already.");

public sealed record ExternalIdTaken()
    : Refusal(RefusalKind.Conflict, "member.external-id-taken", "Somebody here has this external id already.");

internal sealed record LastAdministrator()
    : Refusal(RefusalKind.Conflict, "member.last-admin", "This is the last active administrator. Make somebody else one first.");

internal sealed record OwnerStays()
    : Refusal(RefusalKind.Conflict, "member.owner", "This member owns the tenant. Transfer ownership first.");

internal sealed record NotTheOwner()
    : Refusal(RefusalKind.Forbidden, "member.not-owner", "Only the owner can give the tenant to somebody else.");

internal sealed record OwnerAdministers()
    : Refusal(RefusalKind.Conflict, "member.owner-administers", "Only an active administrator, without a custom role, can own the tenant.");

internal sealed record TeamExists()
    : Refusal(RefusalKind.Conflict, "team.exists", "There is already a team of this name.");

internal sealed record RoleExists()
    : Refusal(RefusalKind.Conflict, "role.exists", "There is already a role of this name.");

internal sealed record RoleIsBuiltIn()
    : Refusal(RefusalKind.Conflict, "role.built-in", "This role belongs to the product and is the same for everybody. Make a role of your own with it as basis.");

internal sealed record RoleInUse(int Members)
    : Refusal(RefusalKind.Conflict, "role.in-use", $"{Members} members have this role. Give them another one first.");

internal sealed record ExceedsYourRole(IReadOnlyList<string> Missing)
    : Refusal(RefusalKind.Forbidden, "role.exceeds-yours", $"You may not grant, change or take away what you may not do yourself: {string.Join(", ", Missing)}.");

internal sealed record SecondFactorOfYourOwnFirst()
    : Refusal(RefusalKind.Conflict, "security-policy.second-factor-of-your-own-first", "Set up a second factor for yourself before you ask it of everybody.");
