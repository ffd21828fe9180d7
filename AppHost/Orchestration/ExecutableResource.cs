using System.Diagnostics;
using System.Globalization;

namespace Switchboard.AppHost.Orchestration;

/// <summary>A process that serves, or several of the same on consecutive ports. One that crashes is started again.</summary>
internal sealed class ExecutableResource(string name, string folder, IReadOnlyList<string> command) : Resource(name)
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _watches = [];

    /// <summary>Read when the process starts: some values exist only once another resource runs.</summary>
    public Dictionary<string, Func<string>> Environment { get; } = new(StringComparer.Ordinal);

    public int? Port { get; set; }

    public string? HealthPath { get; set; }

    public int Replicas { get; set; } = 1;

    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(3);

    public Func<int, TimeSpan> RestartDelay { get; set; } = Backoff.Delay;

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        await Task.WhenAll(Enumerable.Range(0, Replicas).Select(async number =>
        {
            var process = Launch(number, log);
            try
            {
                await HealthyAsync(process, number, ct);
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }

            lock (_watches)
                _watches.Add(WatchAsync(process, number, log));
        }));
    }

    public override async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_watches);
        _stopping.Dispose();
        await base.DisposeAsync();
    }

    private GuardedProcess Launch(int number, ResourceLog log)
    {
        var environment = Environment.ToDictionary(e => e.Key, e => e.Value(), StringComparer.Ordinal);
        if (Port is { } port)
            environment["Urls"] = AddressOf(port + number);
        var prefix = Replicas > 1 ? $"[{(number + 1).ToString(CultureInfo.InvariantCulture)}] " : "";
        return GuardedProcess.Start(folder, command, environment, line => log.Write(prefix + line));
    }

    private async Task HealthyAsync(GuardedProcess process, int number, CancellationToken ct)
    {
        if (Port is not { } port || HealthPath is not { } path)
            return;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync(http, AddressOf(port + number) + path, ct))
        {
            if (process.HasExited)
            {
                await process.WaitAsync(ct);
                throw new PrerequisiteException($"{Name} did not start: {process.LastWords}");
            }

            if (waited.Elapsed > Patience)
                throw new PrerequisiteException($"{Name} runs but {path} did not turn healthy within {Patience.TotalSeconds:0} seconds: {process.LastWords}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string address, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(address, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task WatchAsync(GuardedProcess process, int number, ResourceLog log)
    {
        var crashes = 0;
        try
        {
            while (true)
            {
                var lived = Stopwatch.StartNew();
                await process.WaitAsync(_stopping.Token);
                crashes = Backoff.Crashes(crashes, lived.Elapsed);
                var delay = RestartDelay(crashes);
                log.Write($"ended with code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}; starting it again in {delay.TotalSeconds:0.#} s");
                await process.DisposeAsync();
                await Task.Delay(delay, _stopping.Token);
                process = Launch(number, log);
            }
        }
        catch (OperationCanceledException)
        {
            await process.DisposeAsync();
        }
    }

    private static string AddressOf(int port) => $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
}
