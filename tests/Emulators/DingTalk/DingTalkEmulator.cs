using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Switchboard.Emulators.DingTalk;

/// <summary>DingTalk as its published protocol describes it, on this machine, for tests and for trying things out.</summary>
public sealed class DingTalkEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Tokens _tokens;
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private DingTalkEmulator(Organisation organisation, TimeProvider clock, int port)
    {
        Organisation = organisation;
        Clock = clock;
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
        new Routes(organisation, Journal, _tokens, Sessions, _files, () => Address).Map(_app);
        Stream.Map(_app);
        Page.Map(_app, this);
    }

    public Organisation Organisation { get; }

    public TimeProvider Clock { get; }

    public Journal Journal { get; } = new();

    public Faults Faults { get; } = new();

    public Sessions Sessions { get; }

    public Speech Speech { get; }

    public StreamGateway Stream { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where messages go over HTTP; null: over the stream.</summary>
    public Uri? CallbackAddress { get; set; }

    public static async Task<DingTalkEmulator> StartAsync(Organisation? organisation = null, TimeProvider? clock = null, int port = 0)
    {
        var emulator = new DingTalkEmulator(organisation ?? new Organisation(), clock ?? TimeProvider.System, port);
        await emulator._app.StartAsync();
        emulator.Address = new Uri(emulator._app.Urls.First());
        return emulator;
    }

    /// <summary>A file as a customer sends it; returns its code.</summary>
    public string Keep(byte[] content)
    {
        var code = "code-" + Guid.CreateVersion7().ToString("N");
        _files[code] = content;
        return code;
    }

    /// <summary>The platform forgets files after a while.</summary>
    public void Lose(string code) => _files.TryRemove(code, out _);

    public void EndTokens() => _tokens.EndAll();

    /// <summary>The headers of a robot's callback.</summary>
    public IReadOnlyDictionary<string, string> RobotHeaders()
    {
        var timestamp = Clock.GetUtcNow().ToUnixTimeMilliseconds();
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

    /// <summary>Brings a message to the robot, by whichever way is set up.</summary>
    public async Task DeliverAsync(JsonObject message, CancellationToken ct)
    {
        if (CallbackAddress is null)
        {
            await Stream.PushMessageAsync(message);
            return;
        }

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, CallbackAddress) { Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") };
        foreach (var (name, value) in RobotHeaders())
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Stream.CutAll();
        await _app.DisposeAsync();
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
