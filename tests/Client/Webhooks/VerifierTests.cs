using System.Text;

namespace Switchboard.Client.Tests.Webhooks;

/// <summary>What is believed and what is not.</summary>
public sealed class VerifierTests
{
    // The example that the documents of the standard give.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Time = 1614265330;
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Fact]
    public void The_example_of_the_standard_is_signed_right_though_it_is_no_event_of_ours()
    {
        var read = Should.Throw<WebhookException>(() => Verify());

        read.Fault.ShouldBe(WebhookFault.BodyUnreadable);
    }

    [Theory]
    [InlineData("v1,aaaa v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1a,g0hM v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    public void One_right_signature_among_several_is_enough(string signatures) =>
        Should.Throw<WebhookException>(() => Verify(signature: signatures)).Fault.ShouldBe(WebhookFault.BodyUnreadable);

    [Theory]
    [InlineData("whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Secret)]
    [InlineData(Secret, "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void One_right_secret_among_several_is_enough(string one, string other) =>
        Should.Throw<WebhookException>(() => Verify(secrets: [one, other])).Fault.ShouldBe(WebhookFault.BodyUnreadable);

    [Theory]
    [InlineData("v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,")]
    [InlineData("v1,not base64")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OEg0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    public void A_wrong_signature_is_not_believed(string signature) =>
        Should.Throw<WebhookException>(() => Verify(signature: signature)).Fault.ShouldBe(WebhookFault.SignatureWrong);

    [Fact]
    public void Another_body_id_or_secret_is_not_believed()
    {
        Should.Throw<WebhookException>(() => Verify(body: """{"test": 2432232315}""")).Fault.ShouldBe(WebhookFault.SignatureWrong);
        Should.Throw<WebhookException>(() => Verify(id: "msg_other")).Fault.ShouldBe(WebhookFault.SignatureWrong);
        Should.Throw<WebhookException>(() => Verify(secrets: ["whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])).Fault.ShouldBe(WebhookFault.SignatureWrong);
    }

    [Theory]
    [InlineData(-301, WebhookFault.OutOfTime)]
    [InlineData(-300, WebhookFault.BodyUnreadable)]
    [InlineData(300, WebhookFault.BodyUnreadable)]
    [InlineData(301, WebhookFault.OutOfTime)]
    public void Five_minutes_either_way_are_tolerated(int seconds, WebhookFault fault) =>
        Should.Throw<WebhookException>(() => Verify(now: Time + seconds)).Fault.ShouldBe(fault);

    [Theory]
    [InlineData(null, WebhookFault.HeaderMissing)]
    [InlineData("", WebhookFault.HeaderMissing)]
    [InlineData("yesterday", WebhookFault.HeaderUnreadable)]
    [InlineData("-1614265330", WebhookFault.HeaderUnreadable)]
    [InlineData("9223372036854775807", WebhookFault.OutOfTime)]
    public void A_time_that_is_none_is_not_believed(string? timestamp, WebhookFault fault) =>
        Should.Throw<WebhookException>(() => new WebhookVerifier(Secret, new StoppedClock(Time)).Verify(Encoding.UTF8.GetBytes(Body), Id, timestamp, Signature)).Fault.ShouldBe(fault);

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    public void A_secret_that_is_none_is_refused_and_not_shown(string secret) =>
        Should.Throw<ArgumentException>(() => new WebhookVerifier(secret)).Message.ShouldNotContain("base64!");

    private static WebhookEvent Verify(string[]? secrets = null, string body = Body, string id = Id, string signature = Signature, long now = Time) =>
        new WebhookVerifier(secrets ?? [Secret], new StoppedClock(now)).Verify(Encoding.UTF8.GetBytes(body), id, Time.ToString(System.Globalization.CultureInfo.InvariantCulture), signature);
}

internal sealed class StoppedClock(long seconds) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
