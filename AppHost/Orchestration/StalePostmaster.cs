using System.Diagnostics;
using System.Globalization;

namespace Switchboard.AppHost.Orchestration;

/// <summary>A server that a killed parent left on the same cluster; the folder's lock says that nobody uses it.</summary>
internal static class StalePostmaster
{
    public static async Task StopAsync(string cluster, CancellationToken ct)
    {
        var note = Path.Combine(cluster, "postmaster.pid");
        if (!File.Exists(note)) return;
        var first = (await File.ReadAllLinesAsync(note, ct)).FirstOrDefault();
        if (!int.TryParse(first, CultureInfo.InvariantCulture, out var id) || !await RunsAsync(id, cluster, ct)) return;
        await Tool.RunAsync("/", ct, "kill", "-INT", id.ToString(CultureInfo.InvariantCulture));
        var patience = Stopwatch.StartNew();
        while (await RunsAsync(id, cluster, ct))
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(20))
                throw new PrerequisiteException($"A PostgreSQL of an earlier run (process {id}) does not stop: end it and start again.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        }
    }

    // The number may belong to a stranger by now: only a process started on this very cluster is ours.
    private static async Task<bool> RunsAsync(int id, string cluster, CancellationToken ct)
    {
        try
        {
            var words = (await File.ReadAllTextAsync($"/proc/{id}/cmdline", ct)).Split('\0');
            return words.Contains(cluster, StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
