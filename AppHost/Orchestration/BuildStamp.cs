namespace Switchboard.AppHost.Orchestration;

/// <summary>Remembers what a build was made of, so that a start builds only what has changed since.</summary>
/// <param name="file">Where it is kept; a lock lies beside it, because several starts may want the same build.</param>
/// <param name="sources">What the build reads.</param>
/// <param name="outputs">What it leaves; what somebody else put there later is not ours to trust.</param>
/// <param name="madeElsewhere">Where there is no stamp yet: whether a build by hand, or by the tests, is there and newer than all it was made of.</param>
internal sealed class BuildStamp(string file, Func<string> sources, Func<string> outputs, Func<bool> madeElsewhere)
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
        var needed = File.Exists(file) || !madeElsewhere();
        if (needed)
        {
            // Half a build looks new: a stamp that fits nothing says that it is not to be trusted.
            await File.WriteAllTextAsync(file, "", ct);
            await build(ct);
        }

        await File.WriteAllTextAsync(file, built + "\n" + outputs(), ct);
        return needed;
    }
}
