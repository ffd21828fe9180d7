using System.Globalization;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>Random documents: most of them valid, one in ten with mistakes in its structure, one in ten with wrong values, one in twenty with broken text.</summary>
internal sealed class GeneratedDocuments(int seed)
{
    internal const string SeedVariable = "SWITCHBOARD_GRAPHQL_SEED";

    private static readonly string[] Debris = ["{", "}", "(", ")", "\"", "\\", "...", "$", "!", "@", "#", "é", "\0", "0", "-", ".", ":", "\"\"\"", "[", "]", "|", "&", "\r", "\ufeff", "\ud83d\ude00", "on ", "null"];

    internal static int ChooseSeed() =>
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();

    internal IEnumerable<RequestDocument> Take(int count)
    {
        var schema = new SchemaNames(File.ReadAllText(Path.Combine(DocumentFiles.Folder, "Differential", "schema.graphql")));
        for (var i = 0; i < count; i++)
        {
            // Each has its own seed, so that one that fails is made again without those before it.
            var random = new Random(unchecked(seed + (i * 7919)));
            var faults = random.NextDouble();
            var writer = new GeneratedOperations(schema, random, structure: faults < 0.1 ? 0.08 : 0, values: faults is >= 0.1 and < 0.2 ? 0.3 : 0);
            var document = writer.Write(string.Create(CultureInfo.InvariantCulture, $"generated#{i}"));
            yield return faults is >= 0.2 and < 0.25 ? document with { Text = Break(document.Text, random) } : document;
        }
    }

    private static string Break(string text, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(text.Length);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, 1),
                1 => text[..at],
                2 => text.Insert(at, text[at].ToString()),
                3 => text[..at] + Debris[random.Next(Debris.Length)] + text[(at + 1)..],
                _ => text.Insert(at, Debris[random.Next(Debris.Length)]),
            };
            if (text.Length == 0)
                return text;
        }

        // Half of a surrogate pair, as a cut may leave it, cannot be sent in UTF-8.
        return string.Concat(text.EnumerateRunes());
    }
}
