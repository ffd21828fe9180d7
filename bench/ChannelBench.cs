using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Switchboard.AppHost.Demo;
using Switchboard.Connectors.Conformance;
using Switchboard.Plugins.Testing;

namespace Switchboard.Bench;

/// <summary>
/// Callbacks of each platform: verified, read and committed, beside the least that any receiver does; and how soon 200 a second are acknowledged
/// while the bot hangs. Each callback is a new message of one of a thousand customers, signed by the load generator.
/// </summary>
internal static class ChannelBench
{
    private const int Connections = 16;
    private const int PerSecond = 200;
    private const int Customers = 1_000;

    /// <summary>The bot among them sleeps at a word.</summary>
    private const string Sleep = "sleep";

    internal static readonly string[] Plugins = ["plugins/feishu", "plugins/wecom", "plugins/dingtalk", "plugins/web-chat", "test-plugins/parrot"];
    private static readonly (string Channel, MessagingPlatform Platform)[] Platforms = [("feishu", new FeishuPlatform()), ("wecom", new WeComPlatform()), ("dingtalk", new DingTalkPlatform())];

    internal static async Task RunAsync(BenchDeployment deployment, TimeSpan length, CancellationToken ct)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores shared by load generator, host and PostgreSQL; {Connections} connections; the bot hangs at every message");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
        var peer = await deployment.StartPeerAsync(ct);
        foreach (var (channel, platform) in Platforms)
        {
            var (admin, _, _) = await deployment.NewTenantAsync(channel, ct);
            var callbacks = await Callbacks.OpenAsync(admin, deployment.BaseUrl, channel, platform, ct);
            admin.Dispose();
            await new HttpLoad(Connections, length, LeastBytes: 0).CompareAsync($"callbacks of {channel}", () => callbacks.SendAsync(http, callbacks.Address, ct), () => callbacks.SendAsync(http, peer.Url + "/callbacks", ct), ct);
            await OfferedAsync(channel, () => callbacks.SendAsync(http, callbacks.Address, ct), length, ct);
        }

        peer.Process.Dispose();
    }

    /// <summary>As many a second as were announced, whether or not those before are answered.</summary>
    private static async Task OfferedAsync(string channel, Func<Task<HttpResponseMessage>> send, TimeSpan length, CancellationToken ct)
    {
        var (times, sending) = (new ConcurrentBag<double>(), new List<Task>());
        var (began, before) = (Stopwatch.GetTimestamp(), Stolen.Now());
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            for (var due = (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * PerSecond); sending.Count < due;)
                sending.Add(TimeAsync());
            await Task.Delay(1, ct);
        }

        await Task.WhenAll(sending);
        var sorted = times.Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{channel}, {PerSecond} callbacks/s offered while the bot hangs: acknowledged p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms of the platform's 3,000 ({Stolen.Now().ShareSince(before):P0} of the cores taken by others)"));
        double At(double share) => sorted[(int)((sorted.Length - 1) * share)];

        async Task TimeAsync()
        {
            var sent = Stopwatch.GetTimestamp();
            using var answer = await send();
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }

    /// <summary>What one platform sends to one inbox.</summary>
    private sealed class Callbacks(MessagingPlatform platform, IReadOnlyDictionary<string, string> form, string address)
    {
        private int _last;

        internal string Address => address;

        internal static async Task<Callbacks> OpenAsync(DemoApi admin, string host, string channel, MessagingPlatform platform, CancellationToken ct)
        {
            var form = platform.Form("bench");
            var inbox = await admin.PostAsync("/inboxes", new { Name = channel, Channel = channel, Settings = form }, ct);
            return new Callbacks(platform, form, $"{host}/channels/{inbox.GetProperty("key").GetString()}");
        }

        internal async Task<HttpResponseMessage> SendAsync(HttpClient http, string to, CancellationToken ct)
        {
            // Each at a millisecond of its own: DingTalk's proof is the time alone, and counts for an hour.
            var number = Interlocked.Increment(ref _last);
            var said = new CustomerSaid($"m{number}", $"customer{number % Customers}", Sleep, TimeProvider.System.GetUtcNow().AddMinutes(-50).AddMilliseconds(number));
            var callback = platform.Message(form, said);
            var query = string.Join('&', callback.Query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"));
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{to}?{query}") { Content = new ByteArrayContent(callback.Body.ToArray()) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, value) in callback.Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            return await http.SendAsync(request, ct);
        }
    }
}
