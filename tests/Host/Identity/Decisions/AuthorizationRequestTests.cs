using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Host.Identity.OAuth;
using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Tests.Identity.Decisions;

/// <summary>What may be asked of a person, and where the answer may go.</summary>
public sealed class AuthorizationRequestTests
{
    private const string Good = "response_type=code&redirect_uri=https://app.example.com/cb&scope=openid+conversations:read&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&state=s";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly OAuthClient Client = new()
    {
        Id = Guid.CreateVersion7(),
        RedirectUris = ["https://app.example.com/cb", "com.example.app:/cb"],
        GrantTypes = ["authorization-code"],
        Scopes = ["openid", "offline_access", "conversations:read"],
    };

    [Theory]
    [InlineData("", null)]
    [InlineData("response_type=token", "unsupported_response_type")]
    [InlineData("response_type=code id_token", "unsupported_response_type")]
    [InlineData("response_type=", "unsupported_response_type")]
    [InlineData("response_mode=fragment", "invalid_request")]
    [InlineData("code_challenge=", "invalid_request")]
    [InlineData("code_challenge=short", "invalid_request")]
    [InlineData("code_challenge_method=plain", "invalid_request")]
    [InlineData("code_challenge_method=", "invalid_request")]
    [InlineData("scope=members:manage", "invalid_scope")]
    [InlineData("scope=openid members:manage", "invalid_scope")]
    [InlineData("scope=OPENID", "invalid_scope")]
    [InlineData("prompt=none login", "invalid_request")]
    [InlineData("prompt=create", "invalid_request")]
    [InlineData("max_age=-1", "invalid_request")]
    [InlineData("max_age=soon", "invalid_request")]
    [InlineData("max_age=99999999999", "invalid_request")]
    [InlineData("request=eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    public void A_request_is_understood_or_refused_by_name(string changed, string? error)
    {
        var decided = AuthorizationRequest.Decide(Client, Sent(changed));

        (decided.Refusal?.Code).ShouldBe(error);
        decided.Succeeded.ShouldBe(error is null);
    }

    [Fact]
    public void Renewal_has_to_be_asked_for_by_name()
    {
        var decided = AuthorizationRequest.Decide(Client, Sent("scope="));

        decided.Value!.Scopes.ShouldBe(["openid", "conversations:read"]);
    }

    [Theory]
    [InlineData("https://app.example.com/cb", true)]
    [InlineData("com.example.app:/cb", true)]
    [InlineData("https://app.example.com/cb/", false)]
    [InlineData("https://app.example.com/cB", false)]
    [InlineData("https://app.example.com/cb?x=1", false)]
    [InlineData("https://app.example.com/cb#x", false)]
    [InlineData("https://app.example.com:443/cb", false)]
    [InlineData("https://app.example.com/x/../cb", false)]
    [InlineData("https://app.example.com.attacker.example/cb", false)]
    [InlineData("https://app.example.com@attacker.example/cb", false)]
    [InlineData("http://app.example.com/cb", false)]
    [InlineData("https://app.example.com/c%62", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_answer_goes_to_a_registered_address_letter_by_letter(string? address, bool may) => AuthorizationRequest.MayAnswerAt(Client, address).ShouldBe(may);

    [Theory]
    [InlineData("", -3600, null, false)]
    [InlineData("prompt=login", -1, null, true)]
    [InlineData("prompt=login", -1, -10, false)]
    [InlineData("prompt=login", -11, -10, true)]
    [InlineData("max_age=60", -59, null, false)]
    [InlineData("max_age=60", -61, null, true)]
    [InlineData("max_age=0", -1, null, true)]
    [InlineData("max_age=0", 0, 0, false)]
    public void A_person_proves_anew_who_they_are_when_that_is_asked(string changed, int signedIn, int? sentAway, bool again)
    {
        var request = AuthorizationRequest.Decide(Client, Sent(changed)).Value!;

        SignInAge.MustProveAgain(request, Now.AddSeconds(signedIn), sentAway is { } s ? Now.AddSeconds(s) : null, Now).ShouldBe(again);
    }

    private static Parameters Sent(string changed)
    {
        var sent = QueryHelpers.ParseQuery(Good).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        foreach (var (name, value) in QueryHelpers.ParseQuery(changed))
            sent[name] = value.ToString();
        return new Parameters(sent.Where(p => p.Value.Length > 0).ToDictionary(StringComparer.Ordinal));
    }
}
