using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Switchboard.Testing.Node;

namespace Switchboard.Testing;

/// <summary>A receiver of webhooks in Node.js, which verifies what comes with the public library of Standard Webhooks.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly NodeFolder Folder = new("tests/Desk/Webhooks/Receiver", "the receiver that verifies our webhooks with the public library");
    private readonly Process _node;
    private readonly HttpClient _http;

    private WebhookReceiver(Process node, int port)
    {
        _node = node;
        Port = port;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public int Port { get; }

    /// <summary>For the host's <c>Outbound:Allow</c>.</summary>
    public string Allow => $"127.0.0.1:{Port}";

    public static async Task<WebhookReceiver> StartAsync(CancellationToken ct)
    {
        await Folder.InstallAsync(ct);
        var node = Folder.Start("node", "receiver.mjs");
        var port = await node.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("receiver.mjs ended: " + await node.StandardError.ReadToEndAsync(ct));
        return new WebhookReceiver(node, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>The address of one receiver; every name is one of its own.</summary>
    public string UrlOf(string hook) => $"http://127.0.0.1:{Port}/hook/{hook}";

    /// <summary>With which secrets it verifies, and what it answers in turn; the last answer stays.</summary>
    public async Task SetAsync(string hook, CancellationToken ct, string[]? secrets = null, object[]? answers = null)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal);
        if (secrets is not null)
            body["secrets"] = secrets;
        if (answers is not null)
            body["answers"] = answers;
        using var answer = await _http.PutAsJsonAsync("/control/" + hook, body, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Everything that came, in the order of arrival.</summary>
    public async Task<List<ReceivedWebhook>> ReceivedAsync(string hook, CancellationToken ct) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>("/control/" + hook, ct)).GetProperty("received").EnumerateArray().Select(ReceivedWebhook.Of)];

    /// <summary>How many requests were open at the same time at most.</summary>
    public async Task<int> MostOpenAsync(string hook, CancellationToken ct) =>
        (await _http.GetFromJsonAsync<JsonElement>("/control/" + hook, ct)).GetProperty("mostOpen").GetInt32();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}

/// <summary>One request as it arrived.</summary>
/// <param name="Id">Its webhook-id.</param>
/// <param name="Verified">Whether each of the receiver's secrets verified it.</param>
/// <param name="Headers">All of them, names in lower case.</param>
/// <param name="Body">What was told.</param>
/// <param name="Bytes">How long that was.</param>
/// <param name="Status">What was answered.</param>
public sealed record ReceivedWebhook(string Id, IReadOnlyList<bool> Verified, JsonElement Headers, JsonElement Body, int Bytes, int Status)
{
    public string Type => Body.GetProperty("type").GetString()!;

    public JsonElement Data => Body.GetProperty("data");

    internal static ReceivedWebhook Of(JsonElement one) => new(
        one.GetProperty("id").GetString()!, [.. one.GetProperty("verified").EnumerateArray().Select(v => v.GetBoolean())],
        one.GetProperty("headers"), one.GetProperty("body"), one.GetProperty("bytes").GetInt32(), one.GetProperty("status").GetInt32());
}
