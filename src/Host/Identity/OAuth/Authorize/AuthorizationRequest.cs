using System.Globalization;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>What an application asks of a person, understood.</summary>
/// <param name="RedirectUri">Where to send them back; registered, letter by letter.</param>
/// <param name="Scopes">What it wants to do.</param>
/// <param name="Challenge">Of PKCE, S256.</param>
/// <param name="Nonce">Comes back in the id token.</param>
/// <param name="Prompts">How the person is to be asked: none, login, consent.</param>
/// <param name="MaxAge">How long ago they may have signed in.</param>
internal sealed record AuthorizationRequest(
    string RedirectUri, IReadOnlyList<string> Scopes, string Challenge, string? Nonce, IReadOnlyList<string> Prompts, TimeSpan? MaxAge)
{
    private const int ChallengeLength = 43;
    private static readonly string[] KnownPrompts = ["none", "login", "consent", "select_account"];

    internal bool Asks(string prompt) => Prompts.Contains(prompt, StringComparer.Ordinal);

    /// <summary>Whether the answer may go where it is asked to: everything else is told there, this never.</summary>
    internal static bool MayAnswerAt(OAuthClient client, string? redirectUri) => redirectUri is not null && client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal);

    internal static Outcome<AuthorizationRequest> Decide(OAuthClient client, Parameters sent)
    {
        if (sent["request"] is not null)
            return new OAuthRefusal("request_not_supported", "Push the request to /connect/par instead of signing it.");
        if (sent["response_type"] != "code")
            return new OAuthRefusal("unsupported_response_type", "Use response_type=code.");
        if (!client.Offers("authorization-code"))
            return OAuthRefusal.GrantType();
        if (sent["response_mode"] is not (null or "query"))
            return OAuthRefusal.Request("Use response_mode=query.");
        if (sent["code_challenge_method"] != "S256" || sent["code_challenge"] is not { Length: ChallengeLength } challenge || !challenge.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return OAuthRefusal.Request("Send a code_challenge with code_challenge_method=S256.");
        var scopes = ScopesOf(client, sent["scope"]);
        if (!scopes.Succeeded)
            return scopes.Refusal;
        IReadOnlyList<string> prompts = sent["prompt"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (prompts.Except(KnownPrompts, StringComparer.Ordinal).Any() || (prompts.Count > 1 && prompts.Contains("none", StringComparer.Ordinal)))
            return OAuthRefusal.Request("prompt is none, or any of login, consent and select_account.");
        var maxAge = -1;
        if (sent["max_age"] is { } age && !int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out maxAge))
            return OAuthRefusal.Request("max_age is a number of seconds.");
        if (sent["state"]?.Length > 2_000 || sent["nonce"]?.Length > 500)
            return OAuthRefusal.Request("state or nonce is too long.");
        return new AuthorizationRequest(sent["redirect_uri"]!, scopes.Value, challenge, sent["nonce"], prompts, maxAge < 0 ? null : TimeSpan.FromSeconds(maxAge));
    }

    /// <summary>What was asked for, or all it is registered for but renewal, which has to be asked for by name.</summary>
    internal static Outcome<IReadOnlyList<string>> ScopesOf(OAuthClient client, string? asked)
    {
        IReadOnlyList<string> scopes = asked is null
            ? [.. client.Scopes.Where(s => s != "offline_access")]
            : [.. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return scopes.All(s => client.Scopes.Contains(s, StringComparer.Ordinal)) ? Outcome.Of(scopes) : OAuthRefusal.Scope();
    }
}
