using Switchboard.Registry;

namespace Switchboard.Desk.Members;

internal sealed record MemberExists()
    : Refusal(RefusalKind.Conflict, "member.exists", "Somebody with this e-mail address is already a member. Change that member instead.");

internal sealed record LastAdministrator()
    : Refusal(RefusalKind.Conflict, "member.last-admin", "This is the last active administrator. Make somebody else one first.");

internal sealed record TeamExists()
    : Refusal(RefusalKind.Conflict, "team.exists", "There is already a team of this name.");
