using Switchboard.Registry;

namespace Switchboard.Desk.SingleSignOn;

internal sealed record TooManyProviders()
    : Refusal(RefusalKind.Conflict, "identity-provider.too-many", "A tenant may connect ten providers. Remove one that is no longer used.");

internal sealed record OwnerNotByEmail()
    : Refusal(RefusalKind.Forbidden, "sso.owner", "Whoever owns the company signs in with their own password or passkey.");

internal sealed record Stranger()
    : Refusal(RefusalKind.Forbidden, "sso.stranger", "You are no member of this company. Ask an administrator to add you.");

internal sealed record InNoGroup()
    : Refusal(RefusalKind.Forbidden, "sso.no-group", "None of your groups may work here. Ask an administrator.");

internal sealed record PersonInactive()
    : Refusal(RefusalKind.Forbidden, "sso.inactive", "Your membership was deactivated. Ask an administrator.");

internal sealed record NotForOperators()
    : Refusal(RefusalKind.Forbidden, "sso.operator", "This account runs the platform and is nobody's member.");

internal sealed record EnteredTwice()
    : Refusal(RefusalKind.Conflict, "sso.twice", "You signed in twice at the same moment. Try again.");
