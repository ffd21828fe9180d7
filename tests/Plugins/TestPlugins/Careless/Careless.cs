using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.TestPlugins;

/// <summary>A right channel that makes, on command, one of the mistakes that connectors are known for.</summary>
public sealed class Careless : IMessagingChannel
{
    private static readonly HashSet<string> Believed = new(StringComparer.Ordinal);
    private static int _events;

    public ChannelCapabilities Capabilities { get; } = new(Typing: false, ReadReceipts: false, Recall: false, Attachments: false, MaxTextLength: 1_000);

    public Callback Receive(CallbackRequest request, PluginCall call)
    {
        var (secret, mistake) = (call.Settings.GetValueOrDefault("secret", ""), call.Settings.GetValueOrDefault("mistake", ""));
        if (mistake == "leak")
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Believed.Clear();
        if (request.Method != "POST" && mistake != "method")
            return Refuse("not a POST");
        if (secret.Length == 0 || !IsProven(request, secret, mistake, call.Clock.GetUtcNow()))
            return Refuse(mistake == "tells" ? $"expected a stamp by {secret}" : "wrong stamp");
        if (mistake == "throws")
            return Heard(JsonElement.Parse(request.Body.Span), mistake);
        try
        {
            return Heard(JsonElement.Parse(request.Body.Span), mistake);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Refuse("no message");
        }
    }

    public async ValueTask<SendResult> SendAsync(OutboundMessage message, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        try
        {
            var token = await tools.TokenAsync("token", async stop => new ChannelToken(await AskAsync(tools, call, "token", call.Settings["secret"], stop), TimeSpan.FromHours(1)), ct);
            await AskAsync(tools, call, "send", token, ct);
            return new SendResult.Sent(["sent"]);
        }
        catch (HttpRequestException e) when (e.StatusCode is { } status)
        {
            var failure = new ChannelFailure(((int)status).ToString(CultureInfo.InvariantCulture), FailureReason.Unavailable, call.Settings["mistake"] == "tells" ? call.Settings["secret"] : null);
            return (int)status is 429 or >= 500 ? new SendResult.Later(null, failure) : new SendResult.Refused(failure);
        }
        catch (HttpRequestException) when (call.Settings["mistake"] == "silent")
        {
            return new SendResult.Sent([]);
        }
    }

    public ValueTask<Pulled> PullAsync(PullRequest request, IChannelTools tools, PluginCall call, CancellationToken ct) => new(new Pulled([], "", More: false));

    public ValueTask<FetchedMedia?> FetchAsync(ChannelMedia media, IChannelTools tools, PluginCall call, CancellationToken ct) => new((FetchedMedia?)null);

    public ValueTask<ChannelProfile?> ProfileAsync(string personId, IChannelTools tools, PluginCall call, CancellationToken ct) => new((ChannelProfile?)null);

    public ValueTask<IReadOnlyList<ChannelCheck>> CheckAsync(IChannelTools tools, PluginCall call, CancellationToken ct) => new((IReadOnlyList<ChannelCheck>)[]);

    private static bool IsProven(CallbackRequest request, string secret, string mistake, DateTimeOffset now)
    {
        var (time, stamp) = (request.Headers.GetValueOrDefault("X-Time", ""), request.Headers.GetValueOrDefault("X-Stamp", ""));
        var right = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time), .. request.Body.Span]));
        lock (Believed)
        {
            if (mistake == "memory" && !Believed.Add(stamp))
                return true;
        }

        var same = mistake switch
        {
            "prefix" => stamp.Length == right.Length && stamp[..10] == right[..10],
            "body" => stamp.Length == right.Length,
            "case" => stamp.Equals(right, StringComparison.OrdinalIgnoreCase),
            _ => stamp == right,
        };
        return same && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && (mistake == "time" || (now - DateTimeOffset.FromUnixTimeSeconds(at)).Duration() <= TimeSpan.FromMinutes(5));
    }

    private static Callback Heard(JsonElement body, string mistake)
    {
        var id = mistake == "counter" ? Interlocked.Increment(ref _events).ToString(CultureInfo.InvariantCulture) : body.GetProperty("id").GetString()!;
        var person = new ChannelPerson(body.GetProperty("person").GetString()!);
        return new Callback(true, [new ChannelEvent.Message(id, DateTimeOffset.UnixEpoch, id, new ChannelThread(person.Id, Group: false), person, body.GetProperty("text").GetString()!, [])], CallbackAnswer.Ok);
    }

    private static async Task<string> AskAsync(IChannelTools tools, PluginCall call, string what, string credential, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://careless.invalid/" + what);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        using var answer = await tools.Http.SendAsync(request, call.Settings["mistake"] == "deaf" ? CancellationToken.None : ct);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(ct)).GetProperty("token").GetString()!;
    }

    private static Callback Refuse(string complaint) => new(false, [], CallbackAnswer.Refused, complaint);
}
