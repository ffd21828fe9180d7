using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests;

/// <summary>AppHost as a process of its own, the way people start it.</summary>
internal sealed class StartedAppHost : IAsyncDisposable
{
    private static readonly string Configuration = typeof(StartedAppHost).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();

    private StartedAppHost(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _error.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ExitCode => _process.ExitCode;

    public string Output => string.Join('\n', _output);

    public string Error => string.Join('\n', _error);

    public static StartedAppHost Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool.Dotnet, [Repository.PathOf("AppHost", "bin", Configuration, "net10.0", "Switchboard.AppHost.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new StartedAppHost(Process.Start(start)!);
    }

    public async Task UntilAsync(Func<string, bool> said, TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (!said(Output))
        {
            if (_process.HasExited || waited.Elapsed > patience)
                Assert.Fail($"AppHost {(_process.HasExited ? "ended" : "did not get there in time")}.\n{Output}\n{Error}");
            await Task.Delay(50, ct);
        }
    }

    public Task ExitAsync(TimeSpan patience, CancellationToken ct) => _process.WaitForExitAsync(ct).WaitAsync(patience, ct);

    /// <summary>Nobody is at the keyboard.</summary>
    public void EndInput() => _process.StandardInput.Close();

    public void Kill() => _process.Kill();

    public void Terminate() => Tool.RunAsync("/", CancellationToken.None, "kill", "-s", "TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Terminate();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
