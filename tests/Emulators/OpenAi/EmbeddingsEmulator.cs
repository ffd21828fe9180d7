using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Switchboard.Emulators.OpenAi;

/// <summary>OpenAI's <c>POST /embeddings</c> as its published description has it, on this machine. What texts mean is told by the test.</summary>
public sealed class EmbeddingsEmulator : IAsyncDisposable
{
    public const string Key = "sk-of-the-emulator";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<EmbeddingsAsked> _asked = new();
    private readonly ConcurrentQueue<EmbeddingsFault> _faults = new();

    private EmbeddingsEmulator(Meanings meanings, int port)
    {
        Meanings = meanings;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _app = builder.Build();
        _app.MapPost("/v1/embeddings", (Delegate)EmbedAsync);
    }

    public Meanings Meanings { get; }

    /// <summary>Up to <c>/v1</c>, as it stands in a form.</summary>
    public string Address => _app.Urls.First() + "/v1";

    /// <summary>Host and port, as an operator allows it.</summary>
    public string Authority => new Uri(_app.Urls.First()).Authority;

    /// <summary>All calls that had a known key, in order.</summary>
    public IReadOnlyList<EmbeddingsAsked> Asked => [.. _asked];

    /// <summary>Whether it is out of order, until it is told otherwise.</summary>
    public EmbeddingsFault? Always { get; set; }

    /// <summary>A text with this in it is not taken.</summary>
    public string? Refuses { get; set; }

    /// <param name="meanings">What texts mean.</param>
    /// <param name="port">Where it listens; without one, wherever there is room.</param>
    public static async Task<EmbeddingsEmulator> StartAsync(Meanings meanings, int port = 0)
    {
        var emulator = new EmbeddingsEmulator(meanings, port);
        await emulator._app.StartAsync();
        return emulator;
    }

    /// <summary>The next call goes wrong so.</summary>
    public void Next(EmbeddingsFault fault) => _faults.Enqueue(fault);

    public async ValueTask DisposeAsync()
    {
        Always = null;
        await _app.DisposeAsync();
    }

    private async Task<IResult> EmbedAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != "Bearer " + Key)
            return EmbeddingsProtocol.Error(401, "Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key");
        using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var (request, wrong) = EmbeddingsProtocol.Read(json.RootElement, Refuses);
        _asked.Enqueue(new EmbeddingsAsked(request?.Input ?? [], request?.Model ?? "", request?.Encoding ?? "", request?.Dimensions));
        if ((_faults.TryDequeue(out var fault) ? fault : Always) is { } ordered)
            return await ordered.PlayAsync(context);
        return wrong ?? EmbeddingsProtocol.Answer(request!, Meanings);
    }
}

/// <summary>A call as it arrived.</summary>
public sealed record EmbeddingsAsked(IReadOnlyList<string> Input, string Model, string Encoding, int? Dimensions);
