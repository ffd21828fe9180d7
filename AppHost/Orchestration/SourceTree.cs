using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.AppHost.Orchestration;

/// <summary>What a build reads and what it wrote, each told in one short text that changes when they do.</summary>
internal static class SourceTree
{
    private static readonly string[] NotSource = ["bin", "obj", "node_modules", "dist", "coverage", "TestResults", "test-results"];

    /// <summary>Names and contents, so that switching branches back and forth counts as no change.</summary>
    internal static string Hash(string root, IEnumerable<string> places, params string[] skip)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(root, places, skip).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file) + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Times and sizes are enough to see that somebody else built something else in the same place.</summary>
    internal static string Fingerprint(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Order(StringComparer.Ordinal).Select(f => new FileInfo(f)))
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static IEnumerable<string> Files(string root, IEnumerable<string> places, params string[] skip) =>
        places.SelectMany(p => Files(Path.Combine(root, p), [.. NotSource, .. skip]));

    internal static bool IsNewer(IEnumerable<string> made, IEnumerable<string> sources) => Newest(made) is { } last && last >= Newest(sources);

    private static DateTime? Newest(IEnumerable<string> files) => files.Select(f => (DateTime?)File.GetLastWriteTimeUtc(f)).Max();

    private static IEnumerable<string> Files(string place, string[] skip)
    {
        if (File.Exists(place))
            return [place];
        var folder = new DirectoryInfo(place);
        return folder.Exists
            ? folder.EnumerateFiles().Select(f => f.FullName).Concat(folder.EnumerateDirectories().Where(d => !skip.Contains(d.Name)).SelectMany(d => Files(d.FullName, skip)))
            : [];
    }
}
