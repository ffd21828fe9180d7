using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Switchboard.Bench;

/// <summary>
/// What an integrator does most: a page of 100 conversations, the same under a condition, and a message sent under an Idempotency-Key. Beside each the same
/// written by hand: one statement, one JSON writer, no rights, no tenants and nobody who is told of the message.
/// </summary>
internal static class RestBench
{
    private const int Readers = 8;
    private const int Writers = 32;
    private const int Rooms = 200;

    internal static async Task RunAsync(BenchDeployment deployment, TimeSpan length, CancellationToken ct)
    {
        var slug = "rest" + Guid.CreateVersion7().ToString("N")[^8..];
        var (admin, _, key) = await deployment.NewTenantAsync(slug, ct);
        admin.Dispose();
        var tenant = await Stock.FillAsync(deployment.Owner, slug, ct);
        var peer = await deployment.StartPeerAsync(ct);
        var (ours, theirs) = (deployment.BaseUrl + "/api/v1/conversations", peer.Url + "/rest/conversations");
        Console.WriteLine($"{Environment.ProcessorCount} cores shared by load generator, host and PostgreSQL; {Readers} connections read, {Writers} write");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Writers });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var reading = new HttpLoad(Readers, length, LeastBytes: 50_000);
        await reading.CompareAsync("page of 100", () => http.GetAsync(ours + "?limit=100", ct), () => http.GetAsync($"{theirs}?tenant={tenant}", ct), ct);

        var since = TimeProvider.System.GetUtcNow().AddDays(-5).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var filter = Uri.EscapeDataString($"status eq 'open' and lastActivityAt gt {since}");
        await reading.CompareAsync(
            "page of 100 under a condition", () => http.GetAsync($"{ours}?limit=100&filter={filter}", ct), () => http.GetAsync($"{theirs}/since?tenant={tenant}&status=open&since={since}", ct), ct);

        var rooms = await RoomsAsync(http, ours, ct);
        await new HttpLoad(Writers, length, LeastBytes: 100).CompareAsync("message under a key", () => SendAsync(http, ours, rooms, ct), () => SendAsync(http, theirs, rooms, ct), ct);
        peer.Process.Dispose();
    }

    private static async Task<IReadOnlyList<string>> RoomsAsync(HttpClient http, string list, CancellationToken ct)
    {
        var (rooms, after) = (new List<string>(), "");
        while (rooms.Count < Rooms)
        {
            var page = JsonElement.Parse(await http.GetByteArrayAsync($"{list}?limit=100&fields=id{after}", ct));
            rooms.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
            after = "&after=" + page.GetProperty("nextCursor").GetString();
        }

        return rooms;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string conversations, IReadOnlyList<string> rooms, CancellationToken ct)
    {
        var key = Guid.CreateVersion7().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{conversations}/{rooms[Random.Shared.Next(rooms.Count)]}/messages");
        request.Content = JsonContent.Create(new { text = "This is a message of ordinary length, as people write them to a shop.", clientId = key });
        request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request, ct);
    }
}
