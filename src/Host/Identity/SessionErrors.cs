using Switchboard.Registry;

namespace Switchboard.Host.Identity;

internal sealed record NotSignedIn()
    : Refusal(RefusalKind.Unauthenticated, "session.missing", "Sign in, or send an API key as 'Authorization: Bearer …'.");

internal sealed record NoTenant()
    : Refusal(RefusalKind.Forbidden, "session.no-tenant", "You do not belong to this tenant.");

internal sealed record TenantSuspended()
    : Refusal(RefusalKind.Forbidden, "tenant.suspended", "This tenant is suspended. Ask the platform's operator.");

internal sealed record MemberInactive()
    : Refusal(RefusalKind.Forbidden, "member.inactive", "Your membership was deactivated. Ask an administrator.");

internal sealed record AntiforgeryMissing()
    : Refusal(RefusalKind.Forbidden, "session.csrf", "Send the session's csrfToken in the header X-CSRF-Token.");
