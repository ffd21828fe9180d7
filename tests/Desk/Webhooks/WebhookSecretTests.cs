using Switchboard.Desk.Webhooks;

namespace Switchboard.Desk.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    [Fact]
    public void A_signature_is_the_one_that_the_standards_own_libraries_are_tested_with()
    {
        var signature = WebhookSecret.Sign(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1_614_265_330), "{\"test\": 2432232314}"u8);

        signature.ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Fact]
    public void Every_secret_is_another()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSecret.New()).ToList();

        secrets.Distinct().Count().ShouldBe(100);
        secrets.ForEach(s => Convert.FromBase64String(s["whsec_".Length..]).Length.ShouldBe(32));
    }
}
