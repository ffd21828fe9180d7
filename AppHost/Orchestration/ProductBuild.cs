using System.Diagnostics;
using System.Reflection;

namespace Switchboard.AppHost.Orchestration;

/// <summary>Builds a list of projects when their sources have changed. Our own build does not, so that a second start need not ask the compiler.</summary>
internal sealed class ProductBuild(string name, string solutionFilter, string outputFolder) : Resource(name)
{
    private const string Skip = "Admin";

    private static readonly string[] Places = ["src", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];

    private static readonly string Configuration = typeof(ProductBuild).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Changes whenever the built code may behave differently.</summary>
    public string Version { get; private set; } = "";

    internal static string FolderOf(string project) => Repository.PathOf("src", project, "bin", Configuration, "net10.0");

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var stamp = new BuildStamp(Repository.PathOf("artifacts", "stamps", $"{Name}.{Configuration}"), Sources, () => SourceTree.Fingerprint(Outputs()), () => SourceTree.IsNewer(Outputs(), SourceTree.Files(Repository.Root, Places, Skip)));
        if (await stamp.EnsureAsync(token => BuildAsync(log, token), ct))
            log.Write($"built in {watch.Elapsed.TotalSeconds:0.0} s");
        Version = Sources();
    }

    private async Task BuildAsync(ResourceLog log, CancellationToken ct)
    {
        log.Write("sources are newer than the last build");

        // Analysers judge a change before it is committed; who only wants to run it need not wait for them.
        await using var build = GuardedProcess.Start(
            Repository.Root, [Tool.Dotnet, "build", solutionFilter, "-c", Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary", "-p:RunAnalyzers=false"], Tool.NoEnvironment, log.Write);
        await build.WaitAsync(ct);
        if (build.ExitCode != 0)
            throw new PrerequisiteException("The build failed: correct what it says above and start again.");
    }

    private IEnumerable<string> Outputs() =>
        Directory.Exists(outputFolder) ? Directory.EnumerateFiles(outputFolder, "Switchboard.*.dll") : [];

    private static string Sources() =>
        SourceTree.Hash(Repository.Root, Places, Skip);
}

internal static class ProductBuildBuilder
{
    public static ResourceBuilder<ProductBuild> AddBuild(this DistributedApplicationBuilder builder, string name, string solutionFilter, string outputFolder) =>
        builder.AddResource(new ProductBuild(name, solutionFilter, outputFolder));
}
