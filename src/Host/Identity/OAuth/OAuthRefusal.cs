using Switchboard.Registry;

namespace Switchboard.Host.Identity.OAuth;

/// <summary>A refusal in the protocol's own words (RFC 6749, section 5.2 and its successors).</summary>
/// <param name="Error">Registered code, such as <c>invalid_grant</c>.</param>
/// <param name="Why">For the developer; never shows what was sent.</param>
/// <param name="Status">Of the direct answer.</param>
internal sealed record OAuthRefusal(string Error, string Why, int Status = StatusCodes.Status400BadRequest) : Refusal(RefusalKind.Invalid, Error, Why)
{
    internal static OAuthRefusal Request(string why) => new("invalid_request", why);

    internal static OAuthRefusal Grant(string why) => new("invalid_grant", why);

    internal static OAuthRefusal Client(string why) => new("invalid_client", why, StatusCodes.Status401Unauthorized);

    internal static OAuthRefusal Scope() => new("invalid_scope", "The application is not registered for one of these scopes.");

    internal static OAuthRefusal GrantType() => new("unauthorized_client", "The application is not registered for this grant type.");
}
