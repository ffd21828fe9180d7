using System.Net;
using System.Text.Json;

namespace Switchboard.Client.Http;

/// <summary>Carries calls out: tries, waits and tries again where that is safe, then answers or throws.</summary>
internal sealed class Calls(HttpClient http, Patience patience)
{
    internal async Task<T> SendAsync<T>(Call call, CancellationToken ct) => (await SendTaggedAsync<T>(call, ct)).Value;

    internal async Task<Tagged<T>> SendTaggedAsync<T>(Call call, CancellationToken ct) => await TryAllAsync(call, ReadAsync<T>, ct);

    internal Task SendAsync(Call call, CancellationToken ct) => TryAllAsync(call, static (_, _) => Task.FromResult(true), ct);

    private static async Task<Tagged<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            var value = await JsonSerializer.DeserializeAsync<T>(body, ClientJson.Options, ct) ?? throw new JsonException("null");
            return new Tagged<T>(value, response.Headers.ETag?.ToString());
        }
        catch (JsonException e)
        {
            throw Problem.Unreadable(response.StatusCode, e).ToException();
        }
    }

    private async Task<T> TryAllAsync<T>(Call call, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        var start = patience.Clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var (fault, value) = await TryAsync(call, read, patience.TryFor(start), ct);
            if (fault is null)
                return value!;
            var wait = call.Repeats && IsPassing(fault) ? patience.WaitAfter(attempt, start, fault.RetryAfter) : null;
            if (wait is null)
                throw fault.ToException();
            await Task.Delay(wait.Value, patience.Clock, ct);
        }
    }

    private async Task<(Fault? Fault, T? Value)> TryAsync<T>(Call call, Func<HttpResponseMessage, CancellationToken, Task<T>> read, TimeSpan timeout, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(timeout, patience.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            using var request = call.ToRequest();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode
                ? (null, await read(response, either.Token))
                : (await Problem.ReadAsync(response, patience.Clock, either.Token), default);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return (Problem.Late(timeout), default);
        }
        catch (HttpRequestException e)
        {
            return (Problem.Lost(e), default);
        }
        catch (HttpIOException e)
        {
            return (Problem.Lost(new HttpRequestException(e.HttpRequestError, inner: e)), default);
        }
    }

    /// <summary>Worth another try. The first try of a call may still be at work, which the server says with a conflict of its own.</summary>
    private static bool IsPassing(Fault fault) => fault.Status switch
    {
        null or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        HttpStatusCode.Conflict => fault.Code is "idempotency.running" or "idempotency.lost",
        _ => false,
    };
}
