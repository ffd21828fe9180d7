using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Switchboard.Emulators.DingTalk.Page;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.DingTalk;

/// <summary>DingTalk as its published protocol describes it, on this machine, for tests and for trying things out.</summary>
public sealed class DingTalkEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Tokens _tokens;
    private readonly ConcurrentDictionary<string, Kept> _files = new(StringComparer.Ordinal);
    private readonly Lock _signing = new();
    private long _lastSigned;

    private DingTalkEmulator(Organisation organisation, TimeProvider clock, int port)
    {
        Organisation = organisation;
        Clock = clock;
        Journal = new Journal(clock);
        _tokens = new Tokens(organisation, Journal, clock);
        Sessions = new Sessions(organisation, () => Address, clock);
        Speech = new Speech(organisation, Sessions, clock);
        Stream = new StreamGateway(organisation, () => Address, clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Use(OrderedFaultAsync);
        new Routes(organisation, Journal, _tokens, Sessions, _files, () => Address, clock).Map(_app);
        Stream.Map(_app);
        _app.MapPages(new PlayedDingTalk(this), new DingTalkConsole(this));
    }

    public Organisation Organisation { get; }

    public TimeProvider Clock { get; }

    public Journal Journal { get; }

    public Faults Faults { get; } = new();

    public Sessions Sessions { get; }

    public Speech Speech { get; }

    public StreamGateway Stream { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where messages go over HTTP while no stream is open.</summary>
    public Uri? CallbackAddress { get; set; }

    /// <summary>Where events go over HTTP.</summary>
    public Uri? EventAddress { get; set; }

    public static async Task<DingTalkEmulator> StartAsync(Organisation? organisation = null, TimeProvider? clock = null, int port = 0)
    {
        var emulator = new DingTalkEmulator(organisation ?? new Organisation(), clock ?? TimeProvider.System, port);
        await emulator._app.StartAsync();
        emulator.Address = new Uri(emulator._app.Urls.First());
        return emulator;
    }

    /// <summary>A file as a customer sends it; returns its code.</summary>
    public string Keep(byte[] content, string contentType = "application/octet-stream", string name = "")
    {
        var code = "code-" + Guid.CreateVersion7().ToString("N");
        _files[code] = new Kept(content, contentType, name);
        return code;
    }

    public Kept? Find(string code) => _files.GetValueOrDefault(code);

    /// <summary>The platform forgets files after a while.</summary>
    public void Lose(string code) => _files.TryRemove(code, out _);

    public void EndTokens() => _tokens.EndAll();

    /// <summary>The headers of a robot's callback: no two messages in the same millisecond, whose proofs would be the same.</summary>
    public IReadOnlyDictionary<string, string> RobotHeaders()
    {
        long timestamp;
        lock (_signing)
            _lastSigned = timestamp = Math.Max(_lastSigned + 1, Clock.GetUtcNow().ToUnixTimeMilliseconds());
        return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture),
            ["sign"] = Envelope.RobotSign(timestamp, Organisation.AppSecret),
        };
    }

    /// <summary>Query and body of an encrypted event.</summary>
    public (IReadOnlyDictionary<string, string> Query, byte[] Body) Event(JsonObject told, bool legacyNames = false)
    {
        var timestamp = Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.CreateVersion7().ToString("N")[..8];
        var encrypted = Envelope.Seal(Organisation.AesKey, Encoding.UTF8.GetBytes(told.ToJsonString()), Organisation.AppKey);
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [legacyNames ? "signature" : "msg_signature"] = Envelope.Signature(Organisation.Token, timestamp, nonce, encrypted),
            [legacyNames ? "timeStamp" : "timestamp"] = timestamp,
            ["nonce"] = nonce,
        };
        return (query, Encoding.UTF8.GetBytes(new JsonObject { ["encrypt"] = encrypted }.ToJsonString()));
    }

    /// <summary>A customer says something, in private or in a group; the robot is told.</summary>
    public async Task<Told> SayAsync(string who, string? group, string kind, JsonObject content, CancellationToken ct)
    {
        var message = Speech.Message(who, group, kind, content);
        var line = new WrittenLine((string)message["msgId"]!, group ?? who, who, kind, (JsonObject)content.DeepClone(), Clock.GetUtcNow());
        Journal.Lines.Enqueue(line);
        var told = await DeliverAsync(message, ct);
        if (!told.Accepted)
            Journal.Lost[line.Id] = true;
        return told;
    }

    /// <summary>Brings a message to the robot, by whichever way is open. The platform does not try again.</summary>
    public async Task<Told> DeliverAsync(JsonObject message, CancellationToken ct)
    {
        var told = Stream.Connections > 0 ? await PushAsync(message) : await PostAsync(message, ct);
        Journal.Notes.Enqueue(new CallbackNote(Clock.GetUtcNow(), $"{message["msgtype"]} {message["msgId"]}", 1, told.Accepted, told.Answer, Next: null));
        return told;
    }

    /// <summary>As the console does when the address for events is saved: an encrypted <c>check_url</c> wants an encrypted <c>success</c>.</summary>
    public async Task<bool> VerifyEventsAsync(Uri address, CancellationToken ct)
    {
        var (query, body) = Event(new JsonObject { ["EventType"] = "check_url" });
        var whole = address + "?" + string.Join('&', query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"));
        var (status, answer) = await SendAsync(new HttpRequestMessage(HttpMethod.Post, whole) { Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } } }, ct);
        return status == 200 && JsonNode.Parse(answer) is JsonObject said && (string?)said["encrypt"] is { } sealedAnswer && Envelope.Open(Organisation.AesKey, sealedAnswer) == "success";
    }

    public async ValueTask DisposeAsync()
    {
        Stream.CutAll();
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<Told> PushAsync(JsonObject message)
    {
        try
        {
            return new Told(true, (await Stream.PushMessageAsync(message)).ToJsonString());
        }
        catch (TimeoutException late)
        {
            return new Told(false, late.Message);
        }
    }

    private async Task<Told> PostAsync(JsonObject message, CancellationToken ct)
    {
        if (CallbackAddress is null)
            return new Told(false, "没有消息接收地址，也没有 Stream 连接 / neither an address nor a stream");
        var request = new HttpRequestMessage(HttpMethod.Post, CallbackAddress) { Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") };
        foreach (var (name, value) in RobotHeaders())
            request.Headers.TryAddWithoutValidation(name, value);
        var (status, answer) = await SendAsync(request, ct);
        return new Told(status == 200, string.Create(CultureInfo.InvariantCulture, $"{status} {answer}"));
    }

    private async Task<(int Status, string Answer)> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using (request)
            {
                using var response = await _http.SendAsync(request, ct);
                return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            // A customer's message that nobody takes is the platform's everyday.
            return (0, lost.Message);
        }
    }

    private async Task OrderedFaultAsync(HttpContext context, RequestDelegate next)
    {
        if (Faults.Take(context.Request.Path) is not var (status, body, retryAfter))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
    }
}
