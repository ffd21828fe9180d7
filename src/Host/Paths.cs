namespace Switchboard.Host;

/// <summary>Folders of this process, all below one when not named one by one.</summary>
internal static class Paths
{
    internal static string DataProtection(IConfiguration configuration) => Resolve(configuration, "DataProtection:Folder", "keys");

    internal static string Files(IConfiguration configuration) => Resolve(configuration, "Files:Folder", "files");

    internal static string Mail(IConfiguration configuration) => Resolve(configuration, "Mail:Folder", "mail");

    internal static string Plugins(IConfiguration configuration) => Resolve(configuration, "Plugins:Folder", "plugins");

    internal static string? Admin(IConfiguration configuration) => configuration["Admin:Folder"];

    private static string Resolve(IConfiguration configuration, string key, string name) =>
        Path.GetFullPath(configuration[key] is { Length: > 0 } set ? set : Path.Combine(AppContext.BaseDirectory, "data", name));
}
