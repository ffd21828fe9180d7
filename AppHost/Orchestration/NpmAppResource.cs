using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Switchboard.AppHost.Orchestration;

/// <summary>A front end that is built, not served: installs its packages and runs one script when its sources have changed.</summary>
internal sealed class NpmAppResource(string name, string folder, string script, string stampFile) : Resource(name)
{
    private static readonly Dictionary<string, string> Quiet = new(StringComparer.Ordinal) { ["NO_COLOR"] = "1", ["npm_config_update_notifier"] = "false" };

    /// <summary>Packages are there and belong to the lock file. npm leaves its own copy of it when it has installed.</summary>
    internal bool IsInstalled
    {
        get
        {
            var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
            return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
        }
    }

    internal BuildStamp Stamp => new(stampFile, () => SourceTree.Hash(folder, [""]), () => SourceTree.Fingerprint(Packages().SelectMany(Built)), MadeElsewhere);

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folder, "package.json")))
        {
            log.Write($"{folder} has no package.json, so there is no front end to build: its addresses will say so.");
            return;
        }

        try
        {
            var watch = Stopwatch.StartNew();
            if (await Stamp.EnsureAsync(token => BuildAsync(log, token), ct))
                log.Write($"built in {watch.Elapsed.TotalSeconds:0.0} s");
        }
        catch (BuildFailedException failed)
        {
            // Everything but the pages works without it, and each of them says that it is not built.
            log.Write(failed.Message);
        }
    }

    private async Task BuildAsync(ResourceLog log, CancellationToken ct)
    {
        if (!Tool.IsInstalled("npm") || !Tool.IsInstalled("node"))
            throw new PrerequisiteException("Node.js with npm was not found, and the front end is not built yet: install Node.js 20 or newer and start again.");
        if (!IsInstalled)
        {
            log.Write("installing packages");
            if (!await RunAsync(["npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], log, ct))
                throw new PrerequisiteException($"`npm ci` failed in {folder}: see what it says above, and whether the npm registry can be reached.");
        }

        log.Write("sources are newer than the last build");
        if (!await RunAsync(["npm", "run", script, "--silent"], log, ct))
            throw new BuildFailedException($"`npm run {script}` failed, see above: pages that are not built will say so.");
    }

    private async Task<bool> RunAsync(string[] command, ResourceLog log, CancellationToken ct)
    {
        await using var npm = GuardedProcess.Start(folder, command, Quiet, log.Write);
        await npm.WaitAsync(ct);
        return npm.ExitCode == 0;
    }

    private bool MadeElsewhere()
    {
        var built = Packages().Where(HasBuild).ToList();
        return IsInstalled && built.Count > 0 && built.TrueForAll(p => SourceTree.IsNewer(Built(p), SourceTree.Files(folder, [""])));
    }

    private IEnumerable<string> Packages() => Directory.EnumerateDirectories(folder).Append(folder);

    private bool HasBuild(string package) =>
        package != folder && File.Exists(Path.Combine(package, "package.json"))
        && JsonNode.Parse(File.ReadAllText(Path.Combine(package, "package.json")))?["scripts"]?[script] is not null;

    /// <summary>Whatever a package left in its dist folder; missing or foreign files there mean building again.</summary>
    private static IEnumerable<string> Built(string package) =>
        Directory.Exists(Path.Combine(package, "dist")) ? Directory.EnumerateFiles(Path.Combine(package, "dist"), "*", SearchOption.AllDirectories) : [];
}

internal sealed class BuildFailedException(string message) : Exception(message);

internal static class NpmAppResourceBuilder
{
    public static ResourceBuilder<NpmAppResource> AddNpmApp(this DistributedApplicationBuilder builder, string name, string folder, string script) =>
        builder.AddResource(new NpmAppResource(name, folder, script, Repository.PathOf("artifacts", "stamps", name)));
}
