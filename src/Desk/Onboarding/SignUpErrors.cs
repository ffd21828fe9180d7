using Switchboard.Registry;

namespace Switchboard.Desk.Onboarding;

public sealed record SignUpClosed()
    : Refusal(RefusalKind.Forbidden, "sign-up.closed", "This installation takes no new companies by itself. Ask its operator.");

public sealed record DisposableAddress()
    : Refusal(RefusalKind.Invalid, "sign-up.disposable-address", "Mail to this address is thrown away. Use an address where you can be reached.")
{
    public override IReadOnlyList<FieldError> Errors => [new FieldError("email", "must be an address where you can be reached tomorrow.")];
}

public sealed record AddressTaken(string Slug)
    : Refusal(RefusalKind.Conflict, "sign-up.address-taken", $"The short name '{Slug}' is taken. Choose another, or leave it out and get one.");

public sealed record NoPublicAddress()
    : Refusal(RefusalKind.Unavailable, "mail.no-public-address", "This installation does not know its public address, so it cannot send links. Its operator must set Public__BaseUrl.");

public sealed record EmailUnconfirmed()
    : Refusal(RefusalKind.Forbidden, "email.unconfirmed", "Confirm your e-mail address first: open the link that we sent you, or have it sent again.");
