using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Platform;

public sealed class MediaTests : IAsyncLifetime
{
    private readonly MovingClock _clock = new();
    private readonly WeComDesk _desk;

    public MediaTests() => _desk = new WeComDesk(new EmulatedAccount { Clock = _clock }, "application");

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData("image/png", "照片.png")]
    [InlineData("application/json", "settings.json")]
    [InlineData("text/plain", "notes.txt")]
    public async Task What_a_customer_sent_is_opened_with_its_name(string contentType, string name)
    {
        var id = _desk.Platform.Media.Put("{\"errcode\":40007}"u8.ToArray(), contentType, name);

        var fetched = (await FetchAsync(id)).ShouldNotBeNull();

        fetched.Name.ShouldBe(name);
        await using var content = fetched.Content;
        using var reader = new StreamReader(content);
        (await reader.ReadToEndAsync()).ShouldBe("{\"errcode\":40007}");
    }

    [Fact]
    public async Task What_the_platform_no_longer_has_is_nothing()
    {
        var id = _desk.Platform.Media.Put([1, 2, 3, 4, 5, 6], "image/png", "a.png");
        _clock.Move(TimeSpan.FromDays(3));

        (await FetchAsync(id)).ShouldBeNull();
        (await FetchAsync("never")).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_ended_does_not_lose_a_picture()
    {
        var id = _desk.Platform.Media.Put([1, 2, 3, 4, 5, 6], "image/png", "a.png");
        await _desk.SendAsync(_desk.Message("zhangsan", "hello"));
        _desk.Platform.Tokens.Invalidate();

        (await FetchAsync(id)).ShouldNotBeNull().Content.Dispose();
    }

    [Fact]
    public async Task A_busy_platform_is_asked_again_later()
    {
        _desk.Platform.Faults.Answer("media/get", -1);

        (await Should.ThrowAsync<HttpRequestException>(() => FetchAsync("any"))).Message.ShouldContain("-1");
    }

    private async Task<FetchedMedia?> FetchAsync(string id) => await _desk.Channel.FetchAsync(new ChannelMedia(MediaKind.Image, id), _desk.Tools, _desk.Call, default);
}
