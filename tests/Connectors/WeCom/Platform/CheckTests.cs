using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Platform;

public sealed class CheckTests
{
    [Theory]
    [InlineData("application", "agent")]
    [InlineData("kf", "account")]
    public async Task An_inbox_set_up_rightly_passes_without_showing_a_secret(string mode, string second)
    {
        await using var desk = await WeComDesk.StartAsync(mode, new EmulatedAccount());

        var checks = await desk.Channel.CheckAsync(desk.Tools, desk.Call, default);

        checks.Select(c => c.Name).ShouldBe(["token", second, "callback-addresses"]);
        checks.ShouldAllBe(c => c.Ok);
        checks.ShouldAllBe(c => !c.Answer.Contains("token-") && !c.Answer.Contains(desk.Account.Secret));
        checks[2].Answer.ShouldContain("101.226.103.0");
    }

    [Theory]
    [InlineData("secret", "wrong", "token")]
    [InlineData("corpId", "wrong", "token")]
    [InlineData("agentId", "1", "agent")]
    public async Task What_is_wrong_is_found(string setting, string value, string check)
    {
        await using var desk = await WeComDesk.StartAsync("application", new EmulatedAccount());

        var checks = await desk.Channel.CheckAsync(desk.Tools, Inbox.Of(desk.Account, "application", desk.Platform.BaseUrl, (setting, value)), default);

        checks.First(c => !c.Ok).Name.ShouldBe(check);
        if (check == "token")
            desk.Platform.Tokens.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task An_account_that_the_application_may_not_manage_is_found()
    {
        await using var desk = await WeComDesk.StartAsync("kf", new EmulatedAccount());

        var checks = await desk.Channel.CheckAsync(desk.Tools, Inbox.Of(desk.Account, "kf", desk.Platform.BaseUrl, ("openKfId", "wkOther")), default);

        checks.Single(c => !c.Ok).Name.ShouldBe("account");
    }
}
