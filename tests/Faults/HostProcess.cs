using System.Diagnostics;
using Switchboard.Testing;

namespace Switchboard.Faults;

/// <summary>The host as its own process, so that it can die like one.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    // Three seconds on a quiet machine; a build server may give us a tenth of a core.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly Queue<string> _said = new();
    private bool _disposed;

    private HostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool IsRunning => !_disposed && !_process.HasExited;

    public static async Task<HostProcess> StartAsync(Uri address, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        // The same configuration that these tests were built in: .../tests/Faults/bin/Debug/net10.0/.
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "src", "Host", "bin", built.Parent!.Name, built.Name, "Switchboard.Host.dll"));
        start.Environment["Urls"] = address.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var host = new HostProcess(Process.Start(start)!);
        await host.ReadyAsync(address, ct);
        return host;
    }

    /// <summary>SIGKILL: no warning, no last words.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        _disposed = true;
        _process.Dispose();
    }

    private async Task ReadyAsync(Uri address, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var began = Stopwatch.StartNew(); began.Elapsed < Patience && IsRunning;)
        {
            try
            {
                if ((await http.GetAsync("/health", ct)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, ct);
        }

        throw new InvalidOperationException($"The host did not become ready. It last said:\n{string.Join('\n', _said)}");
    }

    private void Remember(string? line)
    {
        lock (_said)
        {
            if (line is null)
                return;
            _said.Enqueue(line);
            if (_said.Count > 20)
                _said.Dequeue();
        }
    }
}
