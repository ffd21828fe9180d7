using Switchboard.Host.Identity.OAuth;
using Switchboard.Host.Identity.OAuth.Devices;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Tenancy;

namespace Switchboard.Host.Tests.Identity.Decisions;

/// <summary>What codes, refresh tokens and device codes are worth.</summary>
public sealed class ProofsTests
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Client = Guid.CreateVersion7();

    private static Grant Good => new(Guid.CreateVersion7(), Client, TenantId.New(), Guid.CreateVersion7(), "", ["openid", "conversations:read"], Now, Now.AddDays(1));

    private static IssuedCode Code => new(Good, "https://app.example.com/cb", Challenge, null, Now.AddSeconds(1), Used: false);

    private static IssuedRefresh Refresh => new(Good, Now.AddDays(1), Used: false);

    /// <summary>RFC 7636, appendix B.</summary>
    [Theory]
    [InlineData(Verifier, true)]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl", false)]
    [InlineData(Challenge, false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("tooshort", false)]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEj k", false)]
    public void A_verifier_answers_its_challenge(string? verifier, bool answers) => Proofs.Answers(Challenge, verifier).ShouldBe(answers);

    public static TheoryDataRow<string, string?>[] Codes() =>
    [
        new("right", null),
        new("unknown", "invalid_grant"),
        new("another application's", "invalid_grant"),
        new("used", "replayed"),
        new("too late", "invalid_grant"),
        new("of an ended grant", "invalid_grant"),
        new("redirect with one letter more", "invalid_grant"),
        new("redirect in capitals", "invalid_grant"),
        new("no redirect", "invalid_grant"),
        new("wrong verifier", "invalid_grant"),
        new("used, and another application's", "invalid_grant"),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_counts_once_for_its_application_and_address(string which, string? error)
    {
        var (code, client, redirect, verifier) = which switch
        {
            "unknown" => ((IssuedCode?)null, Client, Code.RedirectUri, Verifier),
            "another application's" => (Code, Guid.CreateVersion7(), Code.RedirectUri, Verifier),
            "used" => (Code with { Used = true }, Client, Code.RedirectUri, Verifier),
            "too late" => (Code with { ExpiresAt = Now }, Client, Code.RedirectUri, Verifier),
            "of an ended grant" => (Code with { Grant = Good with { Ended = true } }, Client, Code.RedirectUri, Verifier),
            "redirect with one letter more" => (Code, Client, Code.RedirectUri + "/", Verifier),
            "redirect in capitals" => (Code, Client, "https://APP.example.com/cb", Verifier),
            "no redirect" => (Code, Client, null!, Verifier),
            "wrong verifier" => (Code, Client, Code.RedirectUri, Challenge),
            "used, and another application's" => (Code with { Used = true }, Guid.CreateVersion7(), Code.RedirectUri, Verifier),
            _ => (Code, Client, Code.RedirectUri, Verifier),
        };

        Named(Proofs.OfCode(code, client, redirect, verifier, Now)).ShouldBe(error);
    }

    [Theory]
    [InlineData("right", null)]
    [InlineData("another application's", "invalid_grant")]
    [InlineData("used", "replayed")]
    [InlineData("used, and another application's", "invalid_grant")]
    [InlineData("too late", "invalid_grant")]
    [InlineData("of an ended grant", "invalid_grant")]
    [InlineData("of a grant that is over", "invalid_grant")]
    public void A_refresh_token_counts_once_for_its_application(string which, string? error)
    {
        var (token, client) = which switch
        {
            "another application's" => (Refresh, Guid.CreateVersion7()),
            "used" => (Refresh with { Used = true }, Client),
            "used, and another application's" => (Refresh with { Used = true }, Guid.CreateVersion7()),
            "too late" => (Refresh with { ExpiresAt = Now }, Client),
            "of an ended grant" => (Refresh with { Grant = Good with { Ended = true } }, Client),
            "of a grant that is over" => (Refresh with { Grant = Good with { EndsAt = Now } }, Client),
            _ => (Refresh, Client),
        };

        Named(Proofs.OfRefresh(token, client, Now)).ShouldBe(error);
    }

    [Theory]
    [InlineData(null, "openid conversations:read")]
    [InlineData("openid", "openid")]
    [InlineData("conversations:read conversations:read", "conversations:read")]
    [InlineData("members:manage", null)]
    [InlineData("openid members:manage", null)]
    [InlineData(" ", null)]
    public void A_token_may_have_fewer_scopes_than_were_granted_and_never_more(string? asked, string? scopes)
    {
        var decided = Proofs.Scopes(Good, asked);

        (decided.Succeeded ? string.Join(' ', decided.Value) : null).ShouldBe(scopes);
    }

    [Theory]
    [InlineData("allowed", null)]
    [InlineData("unknown", "invalid_grant")]
    [InlineData("another application's", "invalid_grant")]
    [InlineData("used", "invalid_grant")]
    [InlineData("pending", "authorization_pending")]
    [InlineData("denied", "access_denied")]
    [InlineData("too late", "expired_token")]
    [InlineData("too soon", "slow_down")]
    [InlineData("just in time", "authorization_pending")]
    public void A_device_learns_how_far_its_person_is(string which, string? error)
    {
        var device = new WaitingDevice(Client, "BCDFGHJK", [], DeviceState.Allowed, Guid.CreateVersion7(), Now.AddMinutes(1), PolledAt: null, Pause: 5);
        var asked = which switch
        {
            "unknown" => null,
            "used" => device with { State = DeviceState.Used },
            "pending" => device with { State = DeviceState.Pending },
            "denied" => device with { State = DeviceState.Denied },
            "too late" => device with { State = DeviceState.Pending, ExpiresAt = Now },
            "too soon" => device with { PolledAt = Now.AddSeconds(-4) },
            "just in time" => device with { State = DeviceState.Pending, PolledAt = Now.AddSeconds(-5) },
            _ => device,
        };

        (DeviceExchange.Decide(asked, which == "another application's" ? Guid.CreateVersion7() : Client, Now)?.Error).ShouldBe(error);
    }

    private static string? Named(Switchboard.Registry.Refusal? refusal) => refusal switch { null => null, Replayed => "replayed", OAuthRefusal known => known.Error, _ => "?" };
}
