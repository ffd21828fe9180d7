using System.Diagnostics;

namespace Switchboard.AppHost.Orchestration;

/// <summary>A child in a session of its own, which ends with us however we end.</summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // The shell outlives us by design: when our end of its standard input closes, for whatever reason, it stops the child and all it started.
    private const string Watchdog = """
        exec 3<&0
        setsid "$@" </dev/null 3<&- &
        child=$!
        (cat <&3 >/dev/null; kill -s TERM -- -$child; i=0
         while [ $i -lt 50 ] && kill -s 0 -- -$child; do sleep 0.1; i=$((i + 1)); done
         kill -s KILL -- -$child) >/dev/null 2>&1 &
        guard=$!
        exec 3<&- </dev/null
        wait $child
        code=$?
        kill -s KILL $guard 2>/dev/null
        exit $code
        """;

    private const int Remembered = 20;

    private readonly Process _shell;
    private readonly Queue<string> _last = new();
    private readonly Task _pumps;
    private int _disposed;

    private GuardedProcess(Process shell, Action<string> line)
    {
        _shell = shell;
        _pumps = Task.WhenAll(PumpAsync(shell.StandardOutput, line), PumpAsync(shell.StandardError, line));
    }

    public bool HasExited => _shell.HasExited;

    public int ExitCode => _shell.ExitCode;

    /// <summary>What it said last, for the sentence that explains its end.</summary>
    public string LastWords
    {
        get
        {
            lock (_last)
                return _last.LastOrDefault(l => l.Length > 0) ?? "it said nothing";
        }
    }

    public static GuardedProcess Start(string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, Action<string> line)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Watchdog, "watchdog", .. command])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new GuardedProcess(Tool.Start(start), line);
    }

    public async Task WaitAsync(CancellationToken ct)
    {
        await _shell.WaitForExitAsync(ct);

        // Servers that a build leaves behind may hold the pipe: what is late is not waited for.
        await Task.WhenAny(_pumps, Task.Delay(TimeSpan.FromMilliseconds(300), ct));
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task PumpAsync(StreamReader reader, Action<string> line)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } text)
            {
                lock (_last)
                {
                    _last.Enqueue(text.Trim());
                    if (_last.Count > Remembered)
                        _last.Dequeue();
                }

                line(text);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone, and we with it.
        }
    }
}
