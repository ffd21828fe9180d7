using System.Text;
using Switchboard.Connectors.WeCom;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Callbacks;

/// <summary>The examples that the platform publishes with its own samples.</summary>
public sealed class PublishedVectorTests
{
    private const string Message =
        "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

    private readonly WeComChannel _channel = new();
    private readonly MovingClock _clock = new();

    [Fact]
    public void The_published_echo_is_answered_exactly()
    {
        _clock.Set(DateTimeOffset.FromUnixTimeSeconds(1409659589));
        var request = new CallbackRequest("GET", Query("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780"), new Dictionary<string, string>(), default);

        var callback = _channel.Receive(request, Call());

        callback.Genuine.ShouldBeTrue(callback.Complaint);
        callback.Answer.Status.ShouldBe(200);
        Encoding.UTF8.GetString(callback.Answer.Body.Span).ShouldBe("1616140317555161061");
        callback.Events.ShouldBeEmpty();
    }

    [Fact]
    public void The_published_message_is_read()
    {
        _clock.Set(DateTimeOffset.FromUnixTimeSeconds(1409659813));
        var body = $"<xml>\n<ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[{Message}]]></Encrypt>\n<AgentID><![CDATA[218]]></AgentID>\n</xml>";
        var query = Query("477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149");

        var callback = _channel.Receive(new CallbackRequest("POST", query, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)), Call());

        var message = callback.Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>();
        (message.Id, message.Text, message.Sender.Id, message.Thread.Id).ShouldBe(("4561255354251345929", "hello", "mycreate", "mycreate"));
        message.At.ShouldBe(_clock.GetUtcNow());
        callback.Answer.ShouldBe(CallbackAnswer.Ok);
    }

    private static Dictionary<string, string> Query(string signature, string timestamp, string nonce) => new(StringComparer.Ordinal)
    {
        ["msg_signature"] = signature,
        ["timestamp"] = timestamp,
        ["nonce"] = nonce,
        ["echostr"] = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
    };

    private PluginCall Call() => Inbox.Of(new EmulatedAccount { CorpId = "wx5823bf96d3bd56c7", AgentId = 218, Clock = _clock }, "application");
}
