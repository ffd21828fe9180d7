using System.Text.Json;
using Switchboard.Registry;

namespace Switchboard.Desk.Outbound;

/// <param name="Status">The status.</param>
/// <param name="Json">The body, where it is JSON.</param>
public sealed record OutboundDocument(int Status, JsonElement? Json)
{
    public bool Ok => Status is >= 200 and < 300;
}

public sealed record OutboundFailed(string Why)
    : Refusal(RefusalKind.Unavailable, "outbound.failed", Why);

/// <summary>Asks addresses that tenants name for small JSON documents, under the rules that hold for webhooks: never our own network, never long, never much.</summary>
public sealed class OutboundDocuments : IDisposable
{
    private const int Largest = 256 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private readonly OutboundOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;

    internal OutboundDocuments(OutboundConnections connections, OutboundOptions options, TimeProvider clock) =>
        (_options, _clock, _http) = (options, clock, new HttpMessageInvoker(connections.NewHandler()));

    /// <summary>What is wrong with an address as far as its text tells, or null.</summary>
    public string? Complaint(string address) => OutboundUrl.Read(address, _options).Complaint;

    /// <param name="address">Where to.</param>
    /// <param name="write">What is sent there.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<OutboundDocument>> AskAsync(string address, Func<Uri, HttpRequestMessage> write, CancellationToken ct)
    {
        var (url, complaint) = OutboundUrl.Read(address, _options);
        if (url is null)
            return new OutboundFailed($"{Named(address)} {complaint}");
        using var patience = new CancellationTokenSource(Longest, _clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        using var request = write(url);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("Switchboard/1");
        try
        {
            using var response = await _http.SendAsync(request, ending.Token);
            return await ReadAsync(response, ending.Token) is { } body
                ? new OutboundDocument((int)response.StatusCode, Parse(body))
                : new OutboundFailed($"{url.Host} answered with more than {Largest / 1024} KB.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new OutboundFailed($"{url.Host} did not answer within {Longest.TotalSeconds:0} seconds.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new OutboundFailed($"{url.Host} cannot be reached, or not safely: check its name, its certificate and its firewall.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Named(string address) => address.Length <= 100 ? address : address[..100] + "…";

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var buffer = new byte[Largest + 1];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return read > Largest ? null : buffer[..read];
    }

    /// <summary>A page of HTML is an answer too, only none of ours.</summary>
    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
