using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Switchboard.Emulators.Feishu.Push;

/// <summary>Brings events to the application: over a long connection while there is one, else to its callback address; and again by plan.</summary>
internal sealed class Pusher(FeishuApp app, LongConnections connections, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan[] Plan = [TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(3) };
    private readonly SemaphoreSlim _retrying = new(1, 1);

    internal ConcurrentQueue<Delivery> Deliveries { get; } = new();

    public void Dispose()
    {
        _http.Dispose();
        _retrying.Dispose();
    }

    internal async Task<Delivery> PushAsync(JsonObject body, CancellationToken ct)
    {
        var delivery = new Delivery(body, clock.GetUtcNow());

        // What the console does not subscribe to is not told; to the customer all is well.
        if (app.Unsubscribed.Contains(delivery.What))
        {
            delivery.Delivered = true;
            return delivery;
        }

        Deliveries.Enqueue(delivery);
        await TryAsync(delivery, ct);
        return delivery;
    }

    /// <summary>Sends again what is due by the clock.</summary>
    internal async Task<int> RetryDueAsync(CancellationToken ct)
    {
        await _retrying.WaitAsync(ct);
        try
        {
            var due = Deliveries.Where(x => !x.Delivered && x.Next <= clock.GetUtcNow()).ToList();
            foreach (var delivery in due)
                await TryAsync(delivery, ct);
            return due.Count;
        }
        finally
        {
            _retrying.Release();
        }
    }

    internal async Task TryAsync(Delivery delivery, CancellationToken ct)
    {
        delivery.Tries++;
        (delivery.Delivered, delivery.Answer) = await SendAsync(delivery.Body, ct);
        delivery.Next = !delivery.Delivered && delivery.Tries <= Plan.Length ? clock.GetUtcNow() + Plan[delivery.Tries - 1] : null;
    }

    private async Task<(bool Delivered, string Answer)> SendAsync(JsonObject body, CancellationToken ct)
    {
        if (connections.Any)
            return await connections.SendAsync(body, ct);
        if (app.CallbackUrl is null)
            return (false, "");
        try
        {
            using var request = Envelope.Request(app.CallbackUrl, app, body, clock.GetUtcNow());
            using var response = await _http.SendAsync(request, ct);
            return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(ct));
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return (false, lost.Message);
        }
    }
}
