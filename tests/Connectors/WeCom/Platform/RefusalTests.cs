using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Platform;

public sealed class RefusalTests : IAsyncLifetime
{
    private readonly WeComDesk _application = new(new EmulatedAccount { Clock = new MovingClock() }, "application");
    private readonly WeComDesk _service = new(new EmulatedAccount { Clock = new MovingClock() }, "kf");

    public async ValueTask InitializeAsync()
    {
        await _application.InitializeAsync();
        await _service.InitializeAsync();
        await _service.Platform.Service.SayAsync("wm1", "hello");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData(40001, FailureReason.Credentials)]
    [InlineData(40013, FailureReason.Credentials)]
    [InlineData(40056, FailureReason.Credentials)]
    [InlineData(48002, FailureReason.Permission)]
    [InlineData(60011, FailureReason.Permission)]
    [InlineData(60020, FailureReason.Permission)]
    [InlineData(301002, FailureReason.Permission)]
    [InlineData(40003, FailureReason.Unreachable)]
    [InlineData(60111, FailureReason.Unreachable)]
    [InlineData(81013, FailureReason.Unreachable)]
    [InlineData(82001, FailureReason.Unreachable)]
    [InlineData(40007, FailureReason.File)]
    [InlineData(45001, FailureReason.File)]
    [InlineData(44004, FailureReason.Content)]
    [InlineData(45002, FailureReason.Content)]
    [InlineData(99999, FailureReason.Other)]
    public async Task The_applications_codes_are_refusals(int code, FailureReason reason)
    {
        _application.Platform.Faults.Answer("message/send", code);

        var failure = (await _application.SendAsync(_application.Message("zhangsan", "hello"))).ShouldBeOfType<SendResult.Refused>().Failure;

        (failure.Code, failure.Reason).ShouldBe(($"{code}", reason));
        failure.Answer!.ShouldStartWith("as you wished");
    }

    [Theory]
    [InlineData(95000, FailureReason.Permission)]
    [InlineData(95001, FailureReason.QuotaUsed)]
    [InlineData(95002, FailureReason.WindowOver)]
    [InlineData(95004, FailureReason.Permission)]
    [InlineData(95013, FailureReason.State)]
    [InlineData(95016, FailureReason.State)]
    [InlineData(95017, FailureReason.Permission)]
    [InlineData(48002, FailureReason.Permission)]
    public async Task The_customer_services_codes_are_refusals(int code, FailureReason reason)
    {
        _service.Platform.Faults.Answer("kf/send_msg", code);

        var failure = (await _service.SendAsync(_service.Message("wm1", "hello"))).ShouldBeOfType<SendResult.Refused>().Failure;

        (failure.Code, failure.Reason).ShouldBe(($"{code}", reason));
    }

    [Theory]
    [InlineData(45009, 60, FailureReason.RateLimit, "45009")]
    [InlineData(45033, 5, FailureReason.RateLimit, "45033")]
    [InlineData(-1, 5, FailureReason.Unavailable, "-1")]
    [InlineData(429, 60, FailureReason.RateLimit, "http-429")]
    [InlineData(502, null, FailureReason.Unavailable, "http-502")]
    [InlineData(503, null, FailureReason.Unavailable, "http-503")]
    public async Task What_passes_is_tried_again_later(int code, int? seconds, FailureReason reason, string name)
    {
        _application.Platform.Faults.Answer("message/send", code);
        _service.Platform.Faults.Answer("kf/send_msg", code);
        foreach (var desk in new[] { _application, _service })
        {
            var later = (await desk.SendAsync(desk.Message(desk.Mode == "kf" ? "wm1" : "zhangsan", "hello"))).ShouldBeOfType<SendResult.Later>();

            later.After.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
            (later.Failure.Code, later.Failure.Reason).ShouldBe((name, reason));
        }
    }

    [Fact]
    public async Task A_wrong_secret_is_told_as_such_and_tried_once()
    {
        var call = Inbox.Of(_application.Account, "application", _application.Platform.BaseUrl, ("secret", "wrong"));

        var result = await _application.Channel.SendAsync(_application.Message("zhangsan", "hello"), _application.Tools, call, default);

        var failure = result.ShouldBeOfType<SendResult.Refused>().Failure;
        (failure.Code, failure.Reason).ShouldBe(("40001", FailureReason.Credentials));
        failure.Answer!.ShouldNotContain("wrong");
        _application.Platform.Tokens.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_corp_id_is_told_as_such() =>
        (await _application.Channel.SendAsync(
            _application.Message("zhangsan", "hello"), _application.Tools, Inbox.Of(_application.Account, "application", _application.Platform.BaseUrl, ("corpId", "wwother")), default))
        .ShouldBeOfType<SendResult.Refused>().Failure.Code.ShouldBe("40013");

    [Fact]
    public async Task A_platform_that_is_not_there_is_an_exception_of_the_client()
    {
        var call = Inbox.Of(_application.Account, "application", new Uri("http://127.0.0.1:1"));

        await Should.ThrowAsync<HttpRequestException>(async () => await _application.Channel.SendAsync(_application.Message("zhangsan", "hello"), _application.Tools, call, default));
    }
}
