using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests;

public sealed class MediaTests
{
    [Fact]
    public async Task A_customers_file_is_opened_by_its_code()
    {
        await using var inbox = await Inbox.OpenAsync();
        var code = inbox.Emulator.Keep([1, 2, 3]);

        await using var content = (await FetchAsync(inbox, code))!.Content;
        using var read = new MemoryStream();
        await content.CopyToAsync(read, TestContext.Current.CancellationToken);

        read.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task What_the_platform_no_longer_has_is_nothing()
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.Emulator.Faults.Order("/v1.0/robot/messageFiles/download", 200, $$"""{"downloadUrl":"{{inbox.Emulator.Address}}files/gone"}""");

        (await FetchAsync(inbox, "code-1")).ShouldBeNull();
        (await FetchAsync(inbox, "code-1")).ShouldBeNull();
    }

    [Theory]
    [InlineData(503, "{}")]
    [InlineData(429, """{"code":"Throttling"}""")]
    [InlineData(403, """{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied"}""")]
    public async Task What_may_come_later_is_tried_again(int status, string body)
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.Emulator.Faults.Order("/v1.0/robot/messageFiles/download", status, body);

        await Should.ThrowAsync<HttpRequestException>(async () => await FetchAsync(inbox, "code-1"));
    }

    private static async Task<FetchedMedia?> FetchAsync(Inbox inbox, string code) =>
        await inbox.Channel.FetchAsync(new ChannelMedia(MediaKind.File, code, "a.bin"), inbox.Tools, inbox.Call, TestContext.Current.CancellationToken);
}
