namespace Switchboard.AppHost.Orchestration;

/// <summary>A file that only its owner reads: made with its mode before anything secret is in it.</summary>
internal static class PrivateFile
{
    internal static void Write(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);

        // The mode above holds for new files only.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        file.Write(content);
    }
}
