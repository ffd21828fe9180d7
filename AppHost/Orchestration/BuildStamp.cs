namespace Switchboard.AppHost.Orchestration;

/// <summary>Remembers what a build was made of, so that a start builds only what has changed since.</summary>
/// <param name="file">Where it is kept; a lock lies beside it, because several starts may want the same build.</param>
/// <param name="sources">What the build reads.</param>
/// <param name="outputs">What it leaves; a build that somebody else made there later is not ours to trust.</param>
internal sealed class BuildStamp(string file, Func<string> sources, Func<string> outputs)
{
    internal bool IsCurrent => File.Exists(file) && File.ReadAllText(file) == sources() + "\n" + outputs();

    internal async Task<bool> EnsureAsync(Func<CancellationToken, Task> build, CancellationToken ct)
    {
        if (IsCurrent)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var held = await FolderLock.TakeAsync(file + ".lock", ct);
        if (IsCurrent)
            return false;

        // Taken before: what is edited while it builds is built the next time.
        var built = sources();
        File.Delete(file);
        await build(ct);
        await File.WriteAllTextAsync(file, built + "\n" + outputs(), ct);
        return true;
    }
}
