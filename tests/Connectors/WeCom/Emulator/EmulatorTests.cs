using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Connectors.WeCom;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Emulator;

/// <summary>The emulator and our channel behind a small server of one's own.</summary>
public sealed class EmulatorTests : IAsyncLifetime
{
    private readonly WeComChannel _channel = new();
    private readonly List<ChannelEvent> _events = [];
    private readonly Queue<int> _statuses = new();
    private WebApplication? _company;
    private WeComEmulator? _platform;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _company = builder.Build();
        _company.Map("/callback", AnswerAsync);
        await _company.StartAsync();
        _platform = await WeComEmulator.StartAsync(new EmulatedAccount { Callback = new Uri(_company.Urls.First() + "/callback") });
    }

    public async ValueTask DisposeAsync()
    {
        await _platform!.DisposeAsync();
        await _company!.DisposeAsync();
    }

    [Fact]
    public async Task The_console_verifies_our_address() => (await _platform!.Callbacks.VerifyAsync(default)).ShouldBeTrue();

    [Fact]
    public async Task What_is_said_on_the_page_arrives_over_HTTP()
    {
        using var browser = new HttpClient { BaseAddress = _platform!.BaseUrl };
        using var words = new StringContent("{\"chat\":\"member:zhangsan\",\"text\":\"发票呢？ ]]> +\"}", System.Text.Encoding.UTF8, "application/json");

        using var answer = await browser.PostAsync(new Uri("/page/say", UriKind.Relative), words);
        var chats = await browser.GetStringAsync(new Uri("/page/chats", UriKind.Relative));

        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"accepted\":true");
        _events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>().Text.ShouldBe("发票呢？ ]]> +");
        System.Text.RegularExpressions.Regex.Unescape(chats).ShouldContain("张三");
        (await browser.GetStringAsync(new Uri("/console", UriKind.Relative))).ShouldContain("/page/web/console.js");
    }

    [Fact]
    public async Task The_application_of_the_customer_service_has_its_own_secret_and_only_it_may_call_for_the_account()
    {
        var service = new EmulatedAccount { AgentId = 1000003, Secret = "another secret" };
        await using var platform = await WeComEmulator.StartAsync(_platform!.Account, service: service);
        using var tools = new HostTools(TimeProvider.System);

        var own = await _channel.CheckAsync(tools, Inbox.Of(service, "kf", platform.BaseUrl), CancellationToken.None);
        var other = await _channel.CheckAsync(tools, Inbox.Of(platform.Account, "kf", platform.BaseUrl), CancellationToken.None);

        own.Single(c => c.Name == "account").Ok.ShouldBeTrue();
        other.Single(c => c.Name == "account").Answer.ShouldContain("48002");
    }

    [Fact]
    public async Task What_a_customer_recalls_is_announced_and_fetched()
    {
        using var tools = new HostTools(TimeProvider.System);
        await _platform!.Service.SayAsync("wm_alice", "wrong");
        var said = _platform.Service.Log.Lines.ShouldHaveSingleItem();

        await _platform.Service.RecallAsync("wm_alice", said.MessageId, CancellationToken.None);

        var pulled = await _channel.PullAsync(new PullRequest(_platform.Account.OpenKfId, _platform.Service.NewToken(), Cursor: null), tools, Inbox.Of(_platform.Account, "kf", _platform.BaseUrl), CancellationToken.None);
        pulled.Events[^1].ShouldBeOfType<ChannelEvent.Recall>().MessageId.ShouldBe(said.MessageId);
    }

    [Fact]
    public async Task A_picture_and_a_button_arrive_too()
    {
        var picture = _platform!.Media.Put([1, 2, 3, 4, 5, 6], "image/png", "a.png");

        (await _platform.Application.ShowAsync("zhangsan", picture, default)).ShouldBeTrue();
        (await _platform.Application.PressAsync("zhangsan", "swb:rate:3", default)).ShouldBeTrue();

        var shown = _events[0].ShouldBeOfType<ChannelEvent.Message>();
        shown.Media.ShouldBe([new ChannelMedia(MediaKind.Image, picture, Until: shown.At.AddDays(3))]);
        _events[1].ShouldBeOfType<ChannelEvent.Pressed>().Value.ShouldBe("3");
    }

    [Theory]
    [InlineData(2, true, 3)]
    [InlineData(3, false, 3)]
    [InlineData(0, true, 1)]
    public async Task A_callback_is_tried_three_times_and_has_one_id(int faults, bool arrives, int attempts)
    {
        for (var i = 0; i < faults; i++)
            _statuses.Enqueue(500);

        (await _platform!.Application.SayAsync("lisi", "hello", default)).ShouldBe(arrives);

        _platform.Callbacks.Attempts.ShouldBe(attempts);
        _events.Select(e => e.Id).Distinct().Count().ShouldBe(1);
        _events.Count.ShouldBe(attempts);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var query = http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        var callback = _channel.Receive(new CallbackRequest(http.Request.Method, query, new Dictionary<string, string>(), body.ToArray()), Inbox.Of(_platform!.Account, "application"));
        _events.AddRange(callback.Events);
        http.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : callback.Answer.Status;
        if (callback.Answer.ContentType is { } type)
            http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(callback.Answer.Body);
    }
}
