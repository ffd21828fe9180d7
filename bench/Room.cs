using System.Diagnostics;
using System.Net.Http.Json;
using Switchboard.AppHost.Demo;

namespace Switchboard.Bench;

/// <summary>One conversation with a visitor and agents who watch it. Clocks are this process's own, so latency needs no agreement.</summary>
internal sealed class Room : IAsyncDisposable
{
    private readonly Socket _visitor;
    private readonly Socket[] _agents;
    private readonly string _fromVisitor;
    private readonly string _fromAgent;
    private int _number;

    private Room(Socket visitor, Socket[] agents, string conversation, bool visitorNamesIt)
    {
        const string Text = "\"text\":\"This is a message of ordinary length, as people write them to a shop.\",\"clientId\":\"";
        _visitor = visitor;
        _agents = agents;
        _fromAgent = $"{{\"conversationId\":\"{conversation}\",{Text}";
        _fromVisitor = visitorNamesIt ? _fromAgent : "{" + Text;
    }

    /// <summary>Hears a delivery: ticks since sending, and whether it is the one of its message that the next may follow, however many watch.</summary>
    public Action<long, bool>? Delivered { get; set; }

    public static async Task<Room> OpenAsync(string baseUrl, HttpClient http, DemoApi admin, string inboxKey, string apiKey, int watchers, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync($"{baseUrl}/api/v1/widget/sessions", new { inboxKey }, ct);
        var token = (await DemoApi.ReadAsync(answer, ct)).GetProperty("token").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{baseUrl}/api/v1/widget/messages") { Content = JsonContent.Create(new { text = "hello", clientId = "first" }) };
        request.Headers.Authorization = new("Bearer", token);
        using var first = await http.SendAsync(request, ct);
        var conversation = (await DemoApi.ReadAsync(first, ct)).GetProperty("conversationId").GetString()!;
        await admin.PostAsync($"/conversations/{conversation}/assign", new { memberId = admin.Member }, ct);

        var agents = new Socket[watchers];
        for (var i = 0; i < watchers; i++)
        {
            agents[i] = await Socket.ConnectAsync(baseUrl, "agent", apiKey, ct);
            await agents[i].InvokeAsync("Open", $"\"{conversation}\",0", "open", ct);
        }

        return new Room(await Socket.ConnectAsync(baseUrl, "visitor", token, ct), agents, conversation, visitorNamesIt: false).Listen(ct);
    }

    /// <summary>The same room at the peer.</summary>
    public static async Task<Room> OpenAtPeerAsync(string baseUrl, CancellationToken ct)
    {
        var conversation = Guid.CreateVersion7().ToString();
        var sockets = new Socket[2];
        for (var i = 0; i < sockets.Length; i++)
        {
            sockets[i] = await Socket.ConnectAsync(baseUrl, "peer", "none", ct);
            await sockets[i].InvokeAsync("Join", $"\"{conversation}\"", "join", ct);
        }

        return new Room(sockets[0], [sockets[1]], conversation, visitorNamesIt: true).Listen(ct);
    }

    /// <summary>Sends one message, in turn from the visitor and from the first agent.</summary>
    public Task SendAsync(CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _number);
        var byAgent = number % 2 == 0;
        var clientId = $"{(byAgent ? 'a' : 'v')}{number}.{Stopwatch.GetTimestamp()}.";
        return byAgent ? _agents[0].InvokeAsync("Send", $"{_fromAgent}{clientId}\"}}", clientId, ct) : _visitor.InvokeAsync("Send", $"{_fromVisitor}{clientId}\"}}", clientId, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _visitor.DisposeAsync();
        foreach (var agent in _agents)
            await agent.DisposeAsync();
    }

    private Room Listen(CancellationToken ct)
    {
        foreach (var agent in _agents)
            _ = agent.ListenAsync(frame => Heard(frame, fromVisitor: true, leads: agent == _agents[0]), ct);
        _ = _visitor.ListenAsync(frame => Heard(frame, fromVisitor: false, leads: true), ct);
        return this;
    }

    /// <summary>Counts only what the other side sent; one's own echo is no delivery.</summary>
    private void Heard(ReadOnlySpan<byte> frame, bool fromVisitor, bool leads)
    {
        if (frame.IndexOf("\"target\":\"message\""u8) < 0)
            return;
        var at = frame.IndexOf("\"clientId\":\""u8);
        if (at < 0)
            return;
        var id = frame[(at + 12)..];
        if (id.Length == 0 || id[0] != (fromVisitor ? (byte)'v' : (byte)'a'))
            return;
        var dot = id.IndexOf((byte)'.');
        var end = id[(dot + 1)..].IndexOf((byte)'.');
        if (end > 0 && System.Buffers.Text.Utf8Parser.TryParse(id.Slice(dot + 1, end), out long sent, out _))
            Delivered?.Invoke(Stopwatch.GetTimestamp() - sent, leads);
    }
}
