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

/// <summary>Whoever has this account has not shown that they are whom the company meant: anybody could have made it in their name.</summary>
internal sealed record AddressUnproven()
    : Refusal(RefusalKind.Forbidden, "session.address-unproven", "This company lets you in once you have shown that you read the mail of your address: ask for a new password at the sign-in page, and open the letter.");

internal sealed record AntiforgeryMissing()
    : Refusal(RefusalKind.Forbidden, "session.csrf", "Send the session's csrfToken in the header X-CSRF-Token.");

internal sealed record SecondFactorMissing()
    : Refusal(RefusalKind.Forbidden, "session.second-factor-missing", "Your company asks for a second factor. Set up an authenticator app or a passkey first, with /api/v1/account/security.");

internal sealed record TicketOver()
    : Refusal(RefusalKind.Forbidden, "session.ticket-over", "This took too long or was done already. Begin again.");

/// <remarks>Not as at sign-in: whoever mistypes here stays signed in.</remarks>
internal sealed record WrongPassword()
    : Refusal(RefusalKind.Forbidden, "session.wrong-password", "The password is wrong.");

internal sealed record PasskeyRefused()
    : Refusal(RefusalKind.Forbidden, "passkey.refused", "This passkey could not be accepted. Try again, or use another way.");

internal sealed record TooManyPasskeys()
    : Refusal(RefusalKind.Conflict, "passkey.too-many", "An account may have ten passkeys. Remove one that you no longer use.");

internal sealed record VouchedForOnly()
    : Refusal(RefusalKind.Forbidden, "session.provider", "Your company's sign-in opened this session: it is good for the company's work, not for the account. Sign in with your own password or passkey for that; prove again who you are through your company.");

internal sealed record ProofNotEnough()
    : Refusal(RefusalKind.Forbidden, "session.second-factor-asked", "Prove it with your second factor: a password alone is not enough for an account that has one.");

/// <summary>The password was right. What else is asked, and the ticket to bring along with it.</summary>
internal sealed record SecondFactorNeeded(string Ticket, IReadOnlyList<string> Methods)
    : Refusal(RefusalKind.Unauthenticated, "session.second-factor-needed", "Send the ticket with a code to POST /api/v1/session/second-factor, or sign in with a passkey.");
