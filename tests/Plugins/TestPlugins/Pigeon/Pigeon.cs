using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.TestPlugins;

/// <summary>A platform as simple as one can be: callbacks carry the inbox's secret and say what happened, and messages are posted to a loft that answers what it was told to.</summary>
public sealed class Pigeon : IMessagingChannel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public ChannelCapabilities Capabilities { get; } = new(Typing: false, ReadReceipts: true, Recall: false, Attachments: true, MaxTextLength: 100);

    public Callback Receive(CallbackRequest request, PluginCall call)
    {
        if (request.Headers.GetValueOrDefault("X-Pigeon") != call.Settings.GetValueOrDefault("secret", "-"))
            return new Callback(false, [], CallbackAnswer.Refused, "wrong ring");
        if (request.Method == "GET")
            return new Callback(true, [], new CallbackAnswer(200, "text/plain", Encoding.UTF8.GetBytes(request.Query["echo"])));
        using var body = JsonDocument.Parse(request.Body);
        return new Callback(true, Read(body.RootElement), CallbackAnswer.Ok);
    }

    public async ValueTask<Pulled> PullAsync(PullRequest request, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        using var answer = await tools.Http.GetAsync($"{Loft(call)}/pull?source={request.Source}&cursor={request.Cursor}&token={request.Token}", ct);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
        return new Pulled(Read(body.RootElement.GetProperty("events")), body.RootElement.GetProperty("cursor").GetString()!, body.RootElement.GetProperty("more").GetBoolean());
    }

    public async ValueTask<SendResult> SendAsync(OutboundMessage message, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        var token = await tools.TokenAsync("access", async stop => new ChannelToken((await tools.Http.GetStringAsync($"{Loft(call)}/token", stop)).Trim(), TimeSpan.FromHours(2)), ct);
        var files = new List<object>();
        foreach (var file in message.Files)
            files.Add(new { name = file.Name, type = file.ContentType, content = Convert.ToBase64String(await BytesAsync(file, ct)) });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Loft(call)}/send");
        request.Headers.Add("Authorization", "Bearer " + token);
        request.Content = JsonContent.Create(
            new { id = message.DeliveryId, thread = message.Thread.Id, person = message.Person, text = message.Text, replyTo = message.ReplyTo, replyCode = message.ReplyCode, sentSince = message.SentSince, buttons = message.Buttons, files }, options: Json);
        using var answer = await tools.Http.SendAsync(request, ct);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            tools.ForgetToken("access", token);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => new SendResult.Sent([(await answer.Content.ReadAsStringAsync(ct)).Trim()]),
            HttpStatusCode.Forbidden => new SendResult.Refused(new ChannelFailure("95001", FailureReason.WindowOver, "too late")),
            HttpStatusCode.Unauthorized => new SendResult.Later(null, new ChannelFailure("40001", FailureReason.Credentials)),
            _ => new SendResult.Later(TimeSpan.FromMilliseconds(10), new ChannelFailure("503", FailureReason.Unavailable)),
        };
    }

    /// <summary>A reference is a name in the loft, or an address.</summary>
    public async ValueTask<FetchedMedia?> FetchAsync(ChannelMedia media, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        var address = media.Reference.Contains("://", StringComparison.Ordinal) ? media.Reference : $"{Loft(call)}/media/{media.Reference}";
        var answer = await tools.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        answer.EnsureSuccessStatusCode();
        return new FetchedMedia(await answer.Content.ReadAsStreamAsync(ct), media.Name);
    }

    public async ValueTask<ChannelProfile?> ProfileAsync(string personId, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        using var answer = await tools.Http.GetAsync($"{Loft(call)}/people/{personId}", ct);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<ChannelProfile>(await answer.Content.ReadAsByteArrayAsync(ct), Json);
    }

    public async ValueTask<IReadOnlyList<ChannelCheck>> CheckAsync(IChannelTools tools, PluginCall call, CancellationToken ct) =>
        [new ChannelCheck("loft", true, await tools.Http.GetStringAsync($"{Loft(call)}/check", ct))];

    private static async Task<byte[]> BytesAsync(OutboundFile file, CancellationToken ct)
    {
        await using var content = await file.Open(ct);
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static string Loft(PluginCall call) => call.Settings["address"];

    private static List<ChannelEvent> Read(JsonElement events) => [.. events.EnumerateArray().Select(Read1)];

    private static ChannelEvent Read1(JsonElement e) => e.GetProperty("kind").GetString() switch
    {
        "message" => e.Deserialize<ChannelEvent.Message>(Json)!,
        "edit" => e.Deserialize<ChannelEvent.Edit>(Json)!,
        "recall" => e.Deserialize<ChannelEvent.Recall>(Json)!,
        "receipt" => e.Deserialize<ChannelEvent.Receipt>(Json)!,
        "undelivered" => e.Deserialize<ChannelEvent.Undelivered>(Json)!,
        "pressed" => e.Deserialize<ChannelEvent.Pressed>(Json)!,
        "entered" => e.Deserialize<ChannelEvent.Entered>(Json)!,
        "notice" => e.Deserialize<ChannelEvent.Notice>(Json)!,
        _ => e.Deserialize<ChannelEvent.Announcement>(Json)!,
    };
}
