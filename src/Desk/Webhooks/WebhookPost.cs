using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using Switchboard.Desk.Outbound;

namespace Switchboard.Desk.Webhooks;

/// <summary>Sends one signed request and says in one word how it went. The connection's own rules decide where it may go.</summary>
internal sealed class WebhookPost(OutboundConnections connections, OutboundOptions options, ISecretBox secrets, TimeProvider clock) : IDisposable
{
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private const int MostAnswer = 4_096;
    private readonly HttpMessageInvoker _http = new(connections.NewHandler());

    public async Task<Attempt> SendAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        // Saved under other rules, perhaps.
        if (OutboundUrl.Read(delivery.Url, options).Url is not { } url)
            return new Attempt(null, Attempt.BadAddress);
        using var request = Request(delivery, url);
        using var patience = new CancellationTokenSource(Longest, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            using var response = await _http.SendAsync(request, ending.Token);
            return Attempt.Answered((int)response.StatusCode, await ExcerptAsync(response, ending.Token), RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Attempt(null, Attempt.Timeout);
        }
        catch (HttpRequestException e)
        {
            return new Attempt(null, WordFor(e));
        }
        catch (IOException)
        {
            return new Attempt(null, Attempt.Broken);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(LeasedDelivery delivery, Uri url)
    {
        var (id, at, body) = (delivery.Event.ToString(), clock.GetUtcNow(), Encoding.UTF8.GetBytes(delivery.Payload));
        var keys = delivery.Secrets.Select(s => Encoding.UTF8.GetString(secrets.Open(delivery.Tenant.Id, WebhookSecret.Purpose, s))).ToList();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("User-Agent", "Switchboard-Webhooks/1");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSecret.Sign(keys, id, at, body));
        return request;
    }

    /// <summary>However much there is, and however slowly it comes: the beginning tells a person what went wrong, the status tells us.</summary>
    private static async Task<string> ExcerptAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var buffer = new byte[MostAnswer];
        var read = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            read = await stream.ReadAtLeastAsync(buffer, MostAnswer, throwOnEndOfStream: false, ct);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or HttpRequestException)
        {
            // The status has arrived; what it says is what counts.
        }

        return Encoding.UTF8.GetString(buffer, 0, read).Replace("\0", "", StringComparison.Ordinal);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? asked) => asked?.Delta ?? (asked?.Date - clock.GetUtcNow());

    private static string WordFor(HttpRequestException e) => e.InnerException is AuthenticationException ? Attempt.Tls
        : e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError ? Attempt.Unreachable
        : Attempt.Broken;
}
