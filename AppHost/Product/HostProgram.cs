using System.Text;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Product;

/// <summary>Host's own command line, with the owner's rights on the database.</summary>
internal sealed class HostProgram(DatabaseResource database)
{
    public static string Folder => ProductBuild.FolderOf("Host");

    public static string Assembly => Path.Combine(Folder, "Switchboard.Host.dll");

    public async Task<string> RunAsync(string[] verb, CancellationToken ct)
    {
        var said = new StringBuilder();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Owner"] = database.OwnerConnectionString };
        await using var process = GuardedProcess.Start(Folder, [Tool.Dotnet, Assembly, .. verb], environment, line =>
        {
            lock (said)
                said.AppendLine(line);
        });
        await process.WaitAsync(ct);
        if (process.ExitCode != 0)
            throw new PrerequisiteException($"`saas {verb[0]}` failed: {process.LastWords}");
        lock (said)
            return said.ToString();
    }
}
