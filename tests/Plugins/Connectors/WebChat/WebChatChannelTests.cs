using System.Security.Cryptography;
using System.Text;
using Switchboard.Connectors.WebChat;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Connectors.WebChat;

public sealed class WebChatChannelTests
{
    private const string Secret = "4f2b0f";
    private readonly WebChatChannel _channel = new();

    [Theory]
    [InlineData(null, "https://anything.example", true)]
    [InlineData("", null, true)]
    [InlineData("https://shop.example", "https://shop.example", true)]
    [InlineData("https://shop.example", "https://SHOP.example", true)]
    [InlineData("https://shop.example", "http://shop.example", false)]
    [InlineData("https://shop.example", "https://shop.example:8443", false)]
    [InlineData("https://shop.example", "https://shop.example.evil.example", false)]
    [InlineData("https://shop.example", "https://evilshop.example", false)]
    [InlineData("https://shop.example", null, false)]
    [InlineData("https://shop.example", "null", false)]
    [InlineData("https://*.shop.example", "https://www.shop.example", true)]
    [InlineData("https://*.shop.example", "https://a.b.shop.example", true)]
    [InlineData("https://*.shop.example", "https://shop.example", false)]
    [InlineData("https://*.shop.example", "https://wwwshop.example", false)]
    [InlineData("https://a.example, https://b.example", "https://b.example", true)]
    [InlineData("https://a.example\r\nhttps://b.example", "https://b.example", true)]
    [InlineData("not an origin", "https://shop.example", false)]
    public void A_page_may_show_the_widget_when_its_origin_is_on_the_list(string? list, string? origin, bool allowed)
    {
        var call = list is null ? Call() : Call(("allowedOrigins", list));

        _channel.AllowsOrigin(origin, call).ShouldBe(allowed);
    }

    [Fact]
    public void Nobody_in_particular_is_welcome_unless_the_inbox_wants_proof()
    {
        _channel.Identify(null, Call()).ShouldBeOfType<IdentityResult.Anonymous>();
        _channel.Identify(null, Call(("identityRequired", "true"))).ShouldBeOfType<IdentityResult.Refused>().Code.ShouldBe("identity.required");
    }

    [Fact]
    public void A_right_proof_is_believed_in_either_case_of_letters()
    {
        foreach (var hash in new[] { Proof("user-7"), Proof("user-7").ToUpperInvariant() })
        {
            var verdict = _channel.Identify(new IdentityClaim("user-7", hash, "Li Na", "li@shop.example"), Call(("identitySecret", Secret)));

            verdict.ShouldBe(new IdentityResult.Verified("user-7", "Li Na", "li@shop.example"));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_wrong_proof_is_refused(string? hash) =>
        _channel.Identify(new IdentityClaim("user-7", hash, null, null), Call(("identitySecret", Secret)))
            .ShouldBeOfType<IdentityResult.Refused>().Code.ShouldBe("identity.hash-wrong");

    [Fact]
    public void Another_users_proof_is_refused() =>
        _channel.Identify(new IdentityClaim("user-8", Proof("user-7"), null, null), Call(("identitySecret", Secret)))
            .ShouldBeOfType<IdentityResult.Refused>();

    [Fact]
    public void Without_a_secret_no_proof_can_be_right() =>
        _channel.Identify(new IdentityClaim("user-7", Proof("user-7"), null, null), Call())
            .ShouldBeOfType<IdentityResult.Refused>().Code.ShouldBe("identity.not-configured");

    [Theory]
    [InlineData("  hello \n", "hello")]
    [InlineData("a\0b\u0007c\u0085d", "abcd")]
    [InlineData("line one\nline\ttwo", "line one\nline\ttwo")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("👍🏽", "👍🏽")]
    [InlineData("怎么退货？", "怎么退货？")]
    public void Text_is_stored_composed_trimmed_and_without_control_characters(string typed, string stored) =>
        _channel.Accept(new LiveMessage(typed, 0), Call()).ShouldBe(new AcceptResult(stored, null));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\0\u0001")]
    public void Nothing_is_not_a_message_but_may_stand_beside_a_file(string typed)
    {
        _channel.Accept(new LiveMessage(typed, 0), Call()).Refusal!.ShouldContain("must not be empty");
        _channel.Accept(new LiveMessage(typed, 1), Call()).ShouldBe(new AcceptResult("", null));
    }

    /// <remarks>No theory: an attribute is stored as UTF-8, which has no half characters.</remarks>
    [Fact]
    public void Half_a_character_is_refused()
    {
        foreach (var typed in new[] { "\ud800", "a\udc00b", "ends with \ud83d", "\udc4d\ud83d" })
            _channel.Accept(new LiveMessage(typed, 0), Call()).Refusal.ShouldBe("must be valid Unicode.");
    }

    [Fact]
    public void The_longest_text_is_accepted_and_one_more_is_not()
    {
        _channel.Accept(new LiveMessage(new string('a', 10_000), 0), Call()).Text!.Length.ShouldBe(10_000);
        _channel.Accept(new LiveMessage(new string('a', 10_001), 0), Call()).Refusal!.ShouldContain("at most 10000 characters; this has 10001");
    }

    private static string Proof(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(id)));

    private static PluginCall Call(params (string Key, string Value)[] settings) =>
        new(Guid.Empty, Guid.Empty, settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal), TimeProvider.System);
}
