using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Switchboard.Plugins.Testing;

namespace Switchboard.Host.Tests.Channels;

/// <summary>What strangers send to a callback address, which is public.</summary>
public sealed class HostileTests(PlatformStage stage) : IClassFixture<PlatformStage>
{
    private const int Largest = 1024 * 1024;
    private const int SlowSockets = 50;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task Hostile_bodies_signed_or_not_are_refused_and_the_next_message_is_heard(string channel)
    {
        var inbox = await stage.OpenAsync(channel, Ct);
        var (nothing, answers) = (new Dictionary<string, string>(), new List<(string Body, HttpStatusCode Status)>());

        foreach (var name in HostileContent.Names)
        {
            var @sealed = inbox.Platform.Seal(inbox.Form, HostileContent.Of(name), stage.Clock.GetUtcNow());
            answers.Add((name, await inbox.CallAsync(@sealed with { Body = HostileContent.Of(name), Headers = nothing, Query = nothing }, Ct)));
            answers.Add((name + ", signed", await inbox.CallAsync(@sealed, Ct)));
        }

        await inbox.CallAsync(inbox.Message("m1", "Hello"), Ct);

        answers.Where(a => (int)a.Status is not (>= 400 and < 500)).Select(a => a.Body).ShouldBeEmpty();
        (await inbox.HeardAsync(1, Ct)).ShouldBe(["Hello"]);
        (await inbox.EventsAsync(Ct)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task More_than_a_megabyte_is_refused_whether_or_not_its_length_is_told(string channel)
    {
        var inbox = await stage.OpenAsync(channel, Ct);
        var large = inbox.Message("m1", "Hello") with { Body = new byte[Largest + 1] };

        using var told = await inbox.SendAsync(large, Ct);
        using var streamed = await inbox.SendAsync(large, Ct, with: _ => new StreamContent(new Unmeasured(large.Body.ToArray())));

        told.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        streamed.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await inbox.EventsAsync(Ct)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task The_proof_counts_and_not_what_the_content_calls_itself(string channel)
    {
        var inbox = await stage.OpenAsync(channel, Ct);
        var forged = inbox.Message("m0", "Hello") with { Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string>() };
        string?[] types = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html; charset=utf-16", "nonsense/nonsense", null];

        var answers = new List<(HttpStatusCode Genuine, HttpStatusCode Forged)>();
        foreach (var (type, i) in types.Select((t, i) => (t, i)))
        {
            using var genuine = await inbox.SendAsync(inbox.Message($"m{i + 1}", $"Message {i}", TimeSpan.FromSeconds(10 - i)), Ct, with: c => Typed(c, type));
            using var refused = await inbox.SendAsync(forged, Ct, with: c => Typed(c, type));
            answers.Add((genuine.StatusCode, refused.StatusCode));
        }

        answers.ShouldAllBe(a => a.Genuine == HttpStatusCode.OK && a.Forged == HttpStatusCode.Unauthorized);
        (await inbox.HeardAsync(types.Length, Ct)).ShouldBe(Enumerable.Range(0, types.Length).Select(i => $"Message {i}"));
    }

    [Fact]
    public async Task Sockets_that_never_end_their_body_hold_up_nobody_and_leave_nothing()
    {
        var inbox = await stage.OpenAsync("feishu", Ct);
        var slow = new List<TcpClient>();
        try
        {
            for (var i = 0; i < SlowSockets; i++)
            {
                var socket = new TcpClient();
                slow.Add(socket);
                await socket.ConnectAsync(inbox.Tenant.Address.Host, inbox.Tenant.Address.Port, Ct);
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /channels/{inbox.Key} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{{"), Ct);
            }

            var answer = await inbox.CallAsync(inbox.Message("m1", "Hello"), Ct);
            var heard = await inbox.HeardAsync(1, Ct);

            answer.ShouldBe(HttpStatusCode.OK);
            heard.ShouldBe(["Hello"]);
            (await inbox.EventsAsync(Ct)).ShouldBe(1);
        }
        finally
        {
            slow.ForEach(s => s.Dispose());
        }
    }

    private static HttpContent Typed(HttpContent content, string? type)
    {
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }

    /// <summary>So that nobody tells its length beforehand.</summary>
    private sealed class Unmeasured(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
