using System.Security.Cryptography;
using Switchboard.Plugins.Ai.Language;
using Switchboard.Testing;

namespace Switchboard.Plugins.Tests.Ai.Language;

public sealed class ModelCardTests
{
    private const int MostBytes = 12 * 1024 * 1024;

    [Fact]
    public void The_card_lists_the_models_that_ship_byte_for_byte()
    {
        var card = File.ReadAllLines(Path.Combine(Repository.Root, "src", "Plugins", "Ai.Language", "Models", "README.md"));
        var assembly = typeof(LanguageAnalyzer).Assembly;

        var shipped = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".model", StringComparison.Ordinal)).ToDictionary(n => n, n => Read(assembly.GetManifestResourceStream(n)!));

        shipped.Values.Sum(bytes => (long)bytes.Length).ShouldBeInRange(1, MostBytes);
        var listed = card.Where(l => l.Contains(".model` |", StringComparison.Ordinal)).ToList();
        listed.Count.ShouldBe(shipped.Count);
        foreach (var (name, bytes) in shipped)
        {
            var row = $"| `{name}` | {bytes.Length} | `{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}` |";
            listed.ShouldContain(l => l.StartsWith(row, StringComparison.Ordinal), row);
        }
    }

    private static byte[] Read(Stream resource)
    {
        using var stream = resource;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
