using System.Security.Cryptography;
using Switchboard.AppHost.Demo;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost;

/// <summary>Where a deployment on this machine keeps everything. A temporary one goes when it is over.</summary>
internal sealed class DataFolder : IDisposable
{
    private DataFolder(string path, bool temporary)
    {
        Root = path;
        IsTemporary = temporary;
    }

    public string Root { get; }

    public bool IsTemporary { get; }

    private string Postgres => Path.Combine(Root, "postgres");

    public EmbeddedPostgresOptions EmbeddedPostgres => new() { DataDirectory = Postgres, Temporary = IsTemporary };

    public string Files => Path.Combine(Root, "files");

    /// <summary>Letters, where no mail server is named.</summary>
    public string Mail => Path.Combine(Root, "mail");

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Which version of the product last brought the embedded database up to date.</summary>
    public string MigratedBy => Path.Combine(Root, "migrated");

    private string ProtectionSecretFile => Path.Combine(Root, "protection-secret");

    private string AppPasswordFile => Path.Combine(Root, "app-password");

    internal static DataFolder Open(StartOptions options)
    {
        var temporary = options is { Smoke: true, Data: null };
        var root = options.Data is { } given ? Path.GetFullPath(given)
            : temporary ? Path.Combine(Path.GetTempPath(), "switchboard-smoke-" + Guid.CreateVersion7().ToString("N"))
            : Repository.PathOf(".local");
        var folder = new DataFolder(root, temporary);
        try
        {
            if (options.Reset)
                folder.Reset(options.Yes);
            Directory.CreateDirectory(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PrerequisiteException($"The data folder {root} cannot be used ({e.Message}): choose another with --data.");
        }

        return folder;
    }

    /// <summary>The application's own password to the database: made once, kept where only its owner reads.</summary>
    public string AppPassword() => MadeOnce(AppPasswordFile, 32);

    /// <summary>What encrypts the application's keys in the database.</summary>
    public string ProtectionSecret() => MadeOnce(ProtectionSecretFile, 64);

    public void Dispose()
    {
        if (IsTemporary && Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }

    /// <summary>Takes away what we made and nothing else: the folder may be one that somebody named by mistake.</summary>
    private void Reset(bool yes)
    {
        if (!yes && !Agreed())
            throw new PrerequisiteException("Nothing was deleted: answer yes, or add --yes to --reset in a script.");
        Directory.CreateDirectory(Postgres);
        using (FolderLock.TryTake(Path.Combine(Postgres, "lock")) ?? throw new PrerequisiteException($"Another Switchboard uses {Root}: stop it first."))
        {
            StalePostmaster.StopAsync(Path.Combine(Postgres, "cluster"), CancellationToken.None).GetAwaiter().GetResult();
            foreach (var folder in (string[])[Postgres, Files, Keys, Mail])
            {
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
            }

            foreach (var file in (string[])[MigratedBy, AppPasswordFile, ProtectionSecretFile, DemoData.FileIn(Root), DemoResource.UnfinishedIn(Root)])
                File.Delete(file);
        }
    }

    private static string MadeOnce(string path, int length)
    {
        if (File.Exists(path))
            return File.ReadAllText(path);
        var secret = RandomNumberGenerator.GetHexString(length, lowercase: true);
        PrivateFile.Write(path, System.Text.Encoding.ASCII.GetBytes(secret));
        return secret;
    }

    private bool Agreed()
    {
        Console.WriteLine($"This deletes the database, files, keys, letters and demo passwords in {Root}. Type yes to go on:");
        return string.Equals(Console.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }
}
