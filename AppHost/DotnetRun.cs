namespace Switchboard.AppHost;

/// <summary>The `dotnet run` that started us. Killed without mercy it tells us nothing, and a product that nobody can see would go on running.</summary>
internal static class DotnetRun
{
    /// <summary>Calls back once it is gone. Does nothing when something else started us.</summary>
    internal static async Task WatchAsync(Action gone, CancellationToken ct)
    {
        if (Parent() is not { } parent || !IsDotnetRun(parent))
            return;
        using var every = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await every.WaitForNextTickAsync(ct))
        {
            if (Parent() == parent)
                continue;
            gone();
            return;
        }
    }

    private static string? Parent() =>
        File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("PPid:", StringComparison.Ordinal))?[5..].Trim() : null;

    private static bool IsDotnetRun(string process)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return Path.GetFileName(words[0]) == "dotnet" && words.Contains("run", StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
