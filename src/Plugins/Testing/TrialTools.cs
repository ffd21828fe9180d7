using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Testing;

/// <summary>What the host does for a channel, for one tenant and without a network.</summary>
internal sealed class TrialTools : IChannelTools, IDisposable
{
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TrialTools(Func<HttpRequestMessage, string, CancellationToken, Task<HttpResponseMessage>> answer) => Http = new HttpClient(new Line(this, answer));

    public HttpClient Http { get; }

    /// <summary>All that was said to the platform: addresses, headers, bodies.</summary>
    internal IReadOnlyList<string> Said => [.. _said];

    /// <summary>Ends at the first request.</summary>
    internal Task Asked => _asked.Task;

    internal static TrialTools Of(MessagingPlatform platform, string token) =>
        new((request, body, _) => Task.FromResult(Json(HttpStatusCode.OK, platform.Answer(new PlatformCall(request.RequestUri!, body, token)))));

    internal static TrialTools ThatNeverAnswer() => new(static async (_, _, ct) =>
    {
        await Task.Delay(Timeout.Infinite, ct);
        throw new OperationCanceledException(ct);
    });

    /// <summary>The first call is the one for a token: what breaks later breaks with the message on its way.</summary>
    internal static TrialTools ThatBreakAfterTheToken(MessagingPlatform platform)
    {
        var calls = 0;
        return new((request, body, _) => Interlocked.Increment(ref calls) == 1
            ? Task.FromResult(Json(HttpStatusCode.OK, platform.Answer(new PlatformCall(request.RequestUri!, body, "token"))))
            : throw new HttpRequestException("The connection was reset."));
    }

    internal static TrialTools ThatRefuse(int status) => new((_, _, _) => Task.FromResult(Json((HttpStatusCode)status, "")));

    public ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken ct) => throw new WebSocketException("There is no network here.");

    public async ValueTask<string> TokenAsync(string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (!_tokens.TryGetValue(key, out var token))
                _tokens[key] = token = (await fetch(ct)).Value;
            return token;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void ForgetToken(string key, string token) => _tokens.TryRemove(KeyValuePair.Create(key, token));

    public void Dispose()
    {
        Http.Dispose();
        _turn.Dispose();
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string text) => new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    private sealed class Line(TrialTools tools, Func<HttpRequestMessage, string, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            tools._said.Enqueue($"{request.RequestUri}\n{request.Headers}\n{body}");
            tools._asked.TrySetResult();
            return await answer(request, body, cancellationToken);
        }
    }
}
