using System.ComponentModel;
using System.Diagnostics;

namespace Switchboard.Testing.Node;

/// <summary>A folder of scripts with a lock file, whose packages are installed when they are missing or older than the lock file.</summary>
/// <param name="path">Where its package.json is, from the repository's root.</param>
/// <param name="purpose">What its packages are needed for, for the one who has no Node.js.</param>
/// <param name="environment">What its programs find in their environment besides ours.</param>
public sealed class NodeFolder(string path, string purpose, IReadOnlyDictionary<string, string>? environment = null)
{
    private readonly string _path = Path.Combine([Repository.Root, .. path.Split('/')]);

    /// <summary>Installs what is missing. Several test programs may share a folder and start together; one of them installs, the others wait.</summary>
    public async Task InstallAsync(CancellationToken ct)
    {
        if (IsInstalled())
            return;
        await using var turn = await TurnAsync(ct);
        if (IsInstalled())
            return;
        var (code, said, complained) = await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], ct);
        if (code != 0)
            throw new InvalidOperationException($"`npm ci` failed in {path}: {said}{complained}");
    }

    /// <summary>Runs a program to its end.</summary>
    public async Task<(int Code, string Said, string Complained)> RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        var complained = process.StandardError.ReadToEndAsync(ct);
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, said, await complained);
    }

    /// <summary>Starts a program in the folder; its caller ends it.</summary>
    public Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = _path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"`{program}` was not found: {purpose} needs Node.js 20 or newer with npm.", missing);
        }
    }

    /// <summary>npm leaves its own copy of the lock file when it has installed.</summary>
    private bool IsInstalled()
    {
        var installed = new FileInfo(Path.Combine(_path, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(_path, "package-lock.json"));
    }

    /// <summary>A file that one process at a time can hold; it is let go when the process dies, too.</summary>
    private async Task<FileStream> TurnAsync(CancellationToken ct)
    {
        var name = Path.Combine(_path, ".installing");
        while (true)
        {
            try
            {
                return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
            }
        }
    }
}
