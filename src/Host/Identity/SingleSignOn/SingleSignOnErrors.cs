using Switchboard.Registry;

namespace Switchboard.Host.Identity.SingleSignOn;

internal sealed record AttemptOver()
    : Refusal(RefusalKind.Forbidden, "sso.state", "This took too long, was done already, or began in another browser. Begin again.");

internal sealed record Declined()
    : Refusal(RefusalKind.Forbidden, "sso.declined", "The company's sign-in was left without an answer.");

/// <param name="Why">For the log and the test button; the browser gets the code.</param>
internal sealed record ProviderUnreachable(string Why)
    : Refusal(RefusalKind.Unavailable, "sso.unreachable", Why);

/// <inheritdoc cref="ProviderUnreachable"/>
internal sealed record ProviderRefuses(string Why)
    : Refusal(RefusalKind.Forbidden, "sso.provider-refused", Why);

/// <inheritdoc cref="ProviderUnreachable"/>
internal sealed record ProviderMisconfigured(string Why)
    : Refusal(RefusalKind.Forbidden, "sso.misconfigured", Why);

/// <inheritdoc cref="ProviderUnreachable"/>
internal sealed record NotBelieved(string Why)
    : Refusal(RefusalKind.Forbidden, "sso.token", Why);

internal sealed record OtherOrganization()
    : Refusal(RefusalKind.Forbidden, "sso.organization", "They belong to another organization than the one that was connected.");

internal sealed record NotProvenAgain()
    : Refusal(RefusalKind.Forbidden, "sso.not-again", "The provider did not ask anew who it is, or does not say when it did: it must send auth_time.");

internal sealed record NoAddressOfOurs()
    : Refusal(RefusalKind.Unavailable, "sso.no-address", "This installation does not know its public address: set Public__BaseUrl.");
