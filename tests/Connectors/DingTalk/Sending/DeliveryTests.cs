using Switchboard.Emulators.DingTalk;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Sending;

public sealed class DeliveryTests
{
    private const string ToPeople = "/v1.0/robot/oToMessages/batchSend";

    [Fact]
    public async Task An_answer_goes_by_the_session_while_it_lives()
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("manager4220", null, "hi"));

        var result = await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "您好 👋"));

        result.ShouldBeOfType<SendResult.Sent>().MessageIds.ShouldBeEmpty();
        var said = inbox.Emulator.Journal.Said.ShouldHaveSingleItem();
        (said.Door, said.To, said.Kind, (string?)said.Content["text"]!["content"]).ShouldBe(("webhook", "manager4220", "text", "您好 👋"));
        inbox.Emulator.Journal.Tokens.ShouldBe(0);
    }

    [Theory]
    [InlineData(null, "person", "manager4220")]
    [InlineData("cidGroup==", "group", "cidGroup==")]
    public async Task After_the_sessions_time_it_goes_by_the_API(string? group, string door, string to)
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("manager4220", group, "hi"));
        inbox.Clock.Move(TimeSpan.FromMinutes(91));

        // Whoever asked it nevertheless would be told to come again.
        inbox.Emulator.Faults.Order("/robot/sendBySession", 500, "{}");
        var result = await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "您好"));

        result.ShouldBeOfType<SendResult.Sent>().MessageIds.ShouldBe(["process-1"]);
        var said = inbox.Emulator.Journal.Said.ShouldHaveSingleItem();
        (said.Door, said.To, said.Kind, (string?)said.Content["content"]).ShouldBe((door, to, "sampleText", "您好"));
    }

    [Fact]
    public async Task A_session_that_ended_before_its_time_does_not_lose_the_answer()
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("manager4220", null, "hi"));
        inbox.Emulator.Sessions.EndAll();

        (await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "您好"))).ShouldBeOfType<SendResult.Sent>();

        inbox.Emulator.Journal.Said.ShouldHaveSingleItem().Door.ShouldBe("person");
    }

    [Fact]
    public async Task Who_is_no_member_cannot_be_reached_after_the_session()
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("stranger", null, "hi"));
        (await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "您好"))).ShouldBeOfType<SendResult.Sent>();
        inbox.Clock.Move(TimeSpan.FromMinutes(91));

        (await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "您好"))).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.WindowOver);
    }

    [Fact]
    public async Task In_a_group_the_one_who_asked_is_told()
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("user0002", "cidGroup==", "hi"));

        await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "您好"));

        inbox.Emulator.Journal.Said.ShouldHaveSingleItem().Content["at"]!["atUserIds"]!.AsArray().Select(u => (string?)u).ShouldBe(["user0002"]);
    }

    /// <remarks>Each of these is what the platform says instead of sending.</remarks>
    [Theory]
    [InlineData(429, """{"code":"Throttling","message":"slow down"}""", "7", "Later", FailureReason.RateLimit)]
    [InlineData(403, """{"code":"Forbidden.AccessDenied.QpsLimitForAppkeyAndApi","message":"qps"}""", null, "Later", FailureReason.RateLimit)]
    [InlineData(400, """{"code":"send.too.fast","message":"too fast"}""", null, "Later", FailureReason.RateLimit)]
    [InlineData(200, """{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}""", null, "Later", FailureReason.RateLimit)]
    [InlineData(200, """{"processQueryKey":"x","invalidStaffIdList":[],"flowControlledStaffIdList":["manager4220"]}""", null, "Later", FailureReason.RateLimit)]
    [InlineData(500, """{"code":"ServiceUnavailable","message":"down"}""", null, "Later", FailureReason.Unavailable)]
    [InlineData(503, "<html>", null, "Later", FailureReason.Unavailable)]
    [InlineData(200, """{"errcode":-1,"errmsg":"系统繁忙"}""", null, "Later", FailureReason.Unavailable)]
    [InlineData(200, """{"processQueryKey":"x","invalidStaffIdList":["manager4220"],"flowControlledStaffIdList":[]}""", null, "Refused", FailureReason.Unreachable)]
    [InlineData(400, """{"code":"staffId.notExisted","message":"staffId.notExisted"}""", null, "Refused", FailureReason.Unreachable)]
    [InlineData(400, """{"code":"invalidParameter.openConversationId.invalid","message":"x"}""", null, "Refused", FailureReason.Unreachable)]
    [InlineData(403, """{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"qyapi_robot_sendmsg"}""", null, "Refused", FailureReason.Permission)]
    [InlineData(400, """{"code":"invalidParameter.robotCode.auth","message":"x"}""", null, "Refused", FailureReason.Permission)]
    [InlineData(400, """{"code":"invalidParameter.msgParam.invalid","message":"x"}""", null, "Refused", FailureReason.Content)]
    [InlineData(400, """{"code":"somethingElse","message":"x"}""", null, "Refused", FailureReason.Other)]
    [InlineData(404, "", null, "Refused", FailureReason.Other)]
    public async Task Refusals_are_results(int status, string body, string? retryAfter, string result, FailureReason reason)
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.Emulator.Faults.Order(ToPeople, status, body, retryAfter);

        var sent = await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "您好"));

        var failure = sent switch { SendResult.Later later => later.Failure, SendResult.Refused refused => refused.Failure, _ => null };
        sent.GetType().Name.ShouldBe(result);
        failure!.Reason.ShouldBe(reason);
        failure.Code.ShouldNotBeEmpty();
        if (sent is SendResult.Later { After: var after })
            after.ShouldBe(retryAfter is null ? null : TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("""{"errcode":130101,"errmsg":"send too fast"}""", FailureReason.RateLimit)]
    [InlineData("""{"errcode":310000,"errmsg":"keywords not in content"}""", FailureReason.Content)]
    public async Task A_sessions_refusals_are_results(string body, FailureReason reason)
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("manager4220", null, "hi"));
        inbox.Emulator.Faults.Order("/robot/sendBySession", 200, body);

        var sent = await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "您好"));

        (sent switch { SendResult.Later later => later.Failure, SendResult.Refused refused => refused.Failure, _ => null })!.Reason.ShouldBe(reason);
        inbox.Emulator.Journal.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_credentials_are_a_result_without_the_secret_in_it()
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.With("appSecret", "wrong-secret-value");
        inbox.Emulator.Faults.Order("/v1.0/oauth2/accessToken", 400, """{"code":"invalidClientIdOrSecret","message":"no app with wrong-secret-value"}""");

        var failure = (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "您好"))).ShouldBeOfType<SendResult.Refused>().Failure;

        failure.Reason.ShouldBe(FailureReason.Credentials);
        failure.Answer!.ShouldNotContain("wrong-secret-value");
    }

    [Theory]
    [InlineData(401, """{"code":"InvalidAuthentication","message":"不合法的access_token"}""")]
    [InlineData(200, """{"errcode":40014,"errmsg":"不合法的access_token"}""")]
    [InlineData(200, """{"errcode":42001,"errmsg":"access_token expired"}""")]
    [InlineData(200, """{"errcode":88,"errmsg":"ding talk error","sub_code":"40014"}""")]
    public async Task A_token_that_ended_early_is_asked_for_once_more_and_no_more(int status, string body)
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.Emulator.Faults.Order(ToPeople, status, body);
        (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "您好"))).ShouldBeOfType<SendResult.Sent>();
        inbox.Emulator.Journal.Tokens.ShouldBe(2);

        inbox.Emulator.Faults.Order(ToPeople, status, body);
        inbox.Emulator.Faults.Order(ToPeople, status, body);
        var refused = (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "您好"))).ShouldBeOfType<SendResult.Refused>();

        refused.Failure.Reason.ShouldBe(FailureReason.Credentials);
        inbox.Emulator.Journal.Tokens.ShouldBe(3);
    }

    [Fact]
    public async Task A_burst_in_which_the_token_ends_asks_for_one_more_and_loses_nothing()
    {
        await using var inbox = await Inbox.OpenAsync();
        var said = inbox.Emulator.Journal.Said;
        await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "m0"));

        var burst = Parallel.ForEachAsync(
            Enumerable.Range(1, 200),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", $"m{i}"))).ShouldBeOfType<SendResult.Sent>());
        while (said.Count < 100)
            await Task.Yield();
        inbox.Emulator.EndTokens();
        await burst;

        said.Select(s => (string)s.Content["content"]!).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 201).Select(i => $"m{i}").Order(StringComparer.Ordinal));
        inbox.Emulator.Journal.Tokens.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, "sampleActionCard")]
    [InlineData(2, "sampleActionCard2")]
    [InlineData(5, "sampleActionCard5")]
    [InlineData(6, "sampleMarkdown")]
    public async Task Buttons_are_a_card_or_links(int count, string kind)
    {
        await using var inbox = await Inbox.OpenAsync();
        var buttons = Enumerable.Range(1, count).Select(i => new OutboundButton($"{i} 星", ChannelActions.Rate, "5")).ToList();

        await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "请评价\n谢谢", buttons: buttons));

        var said = inbox.Emulator.Journal.Said.ShouldHaveSingleItem();
        said.Kind.ShouldBe(kind);
        said.Content.ToJsonString().Split("sendMessage?content=").Length.ShouldBe(count + 1);
        ((string?)said.Content["text"]).ShouldStartWith("请评价  \n谢谢");
        ((string?)said.Content["title"]).ShouldBe("请评价");
    }

    [Fact]
    public async Task Buttons_go_by_the_session_too()
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("manager4220", null, "hi"));

        await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "", buttons: [new OutboundButton("转人工", ChannelActions.TalkToPerson, null)]));

        var said = inbox.Emulator.Journal.Said.ShouldHaveSingleItem();
        said.Kind.ShouldBe("actionCard");
        ((string?)said.Content["actionCard"]!["btns"]![0]!["actionURL"]).ShouldBe("dtmd://dingtalkclient/sendMessage?content=" + Uri.EscapeDataString("转人工"));
    }

    [Fact]
    public async Task A_text_of_more_bytes_than_the_platform_takes_is_refused_before()
    {
        await using var inbox = await Inbox.OpenAsync();

        (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", new string('中', 5_001)))).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.Content);
        (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", new string('中', inbox.Channel.Capabilities.MaxTextLength)))).ShouldBeOfType<SendResult.Sent>();
    }

    [Fact]
    public async Task A_connection_that_broke_is_an_exception()
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.With("apiBaseUrl", "http://127.0.0.1:1");

        await Should.ThrowAsync<HttpRequestException>(async () => await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "您好")));
    }
}
