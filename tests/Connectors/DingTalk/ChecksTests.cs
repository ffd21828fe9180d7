using System.Text.Json;
using Switchboard.Plugins.Contract;
using Switchboard.Testing;

namespace Switchboard.DingTalk.Tests;

public sealed class ChecksTests
{
    [Theory]
    [InlineData("webhook", new[] { "token", "robot", "contacts", "events" })]
    [InlineData("stream", new[] { "token", "robot", "contacts", "stream" })]
    public async Task All_is_well_where_all_is_set_up(string receive, string[] names)
    {
        await using var inbox = await Inbox.OpenAsync(receive: receive);

        var checks = await CheckAsync(inbox);

        checks.Select(c => c.Name).ShouldBe(names);
        checks.ShouldAllBe(c => c.Ok);
        inbox.Emulator.Journal.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_hold_no_secret()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");

        var shown = string.Concat((await CheckAsync(inbox)).Select(c => c.Answer));

        shown.ShouldContain("\"accessToken\":\"***\"");
        shown.ShouldContain("\"ticket\":\"***\"");
        shown.ShouldNotContain("emulator-token-");
        shown.ShouldNotContain(inbox.Emulator.Organisation.AppSecret);
    }

    [Fact]
    public async Task Wrong_credentials_end_the_checks()
    {
        await using var inbox = await Inbox.OpenAsync();

        var check = (await CheckAsync(inbox.With("appSecret", "wrong").With("encodingAesKey", "").With("token", ""))).ShouldHaveSingleItem();

        (check.Name, check.Ok).ShouldBe(("token", false));
        check.Answer.ShouldContain("invalidClientIdOrSecret");
    }

    [Theory]
    [InlineData("robotCode", "dingother", "robot")]
    [InlineData("encodingAesKey", "short", "events")]
    public async Task A_wrong_setting_is_found(string name, string value, string failing)
    {
        await using var inbox = await Inbox.OpenAsync();

        (await CheckAsync(inbox.With(name, value))).Where(c => !c.Ok).ShouldHaveSingleItem().Name.ShouldBe(failing);
    }

    [Fact]
    public async Task A_missing_right_to_read_members_is_found()
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.Emulator.Faults.Order("/topapi/v2/user/get", 200, """{"errcode":60011,"errmsg":"没有调用该接口的权限"}""");

        (await CheckAsync(inbox)).Where(c => !c.Ok).ShouldHaveSingleItem().Name.ShouldBe("contacts");
    }

    [Fact]
    public void The_manifest_names_every_check_and_setting_in_both_languages()
    {
        var manifest = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "src/Connectors/DingTalk/plugin.json")));

        var checks = manifest.GetProperty("checks").EnumerateObject().ToList();
        checks.Select(c => c.Name).ShouldBe(["token", "robot", "contacts", "stream", "events"]);
        checks.ShouldAllBe(c => c.Value.GetProperty("en").GetString() != "" && c.Value.GetProperty("zh-CN").GetString() != "");
        manifest.GetProperty("settings").GetProperty("properties").EnumerateObject()
            .ShouldAllBe(p => p.Value.GetProperty("title").GetString() != "" && p.Value.GetProperty("x-zh-CN").GetProperty("title").GetString() != "");
    }

    private static async Task<IReadOnlyList<ChannelCheck>> CheckAsync(Inbox inbox) => await inbox.Channel.CheckAsync(inbox.Tools, inbox.Call, TestContext.Current.CancellationToken);
}
