using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Product;

/// <summary>Brings the database up to date before Host signs in to it.</summary>
/// <param name="versionFile">Which product last migrated which database: the same one need not look again.</param>
internal sealed class Migration(HostProgram host, DatabaseResource database, ProductBuild product, string versionFile)
{
    public async Task RunAsync(ResourceLog log, CancellationToken ct)
    {
        if (database.IsOurs && File.Exists(versionFile) && await File.ReadAllTextAsync(versionFile, ct) == product.Version)
            return;
        var said = await host.RunAsync(["migrate", "--app-password", database.AppPassword], ct);
        log.Write(said.Split('.')[0].Trim());
        if (database.IsOurs)
            await File.WriteAllTextAsync(versionFile, product.Version, ct);
    }
}
