using Switchboard.Registry;

namespace Switchboard.Desk.Invitations;

internal sealed record AlreadyInvited()
    : Refusal(RefusalKind.Conflict, "invitation.open", "Somebody invited this address already. Send that invitation again, or revoke it.");

internal sealed record JustSent()
    : Refusal(RefusalKind.Conflict, "invitation.just-sent", "It was sent less than a minute ago. Let them look into their mail, the folder for spam too.");

public sealed record InvitationForOther()
    : Refusal(RefusalKind.Forbidden, "invitation.other-address", "You are signed in as somebody else. Sign out, then open the link again.");

/// <summary>Its basis may do other things, so that is not given instead.</summary>
public sealed record InvitedRoleGone()
    : Refusal(RefusalKind.Conflict, "invitation.role-gone", "The role that was kept for you is no longer there. Ask for a new invitation.");

public sealed record SignInToAccept()
    : Refusal(RefusalKind.Forbidden, "invitation.sign-in", "You have an account already. Sign in with it, then open the link again.");
