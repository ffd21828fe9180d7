namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>The documents that we answer differently on purpose: a line "file#index | reason" for each in Disagreements.txt.</summary>
internal static class Disagreements
{
    internal static IReadOnlyDictionary<string, string> Reasons { get; } = Read();

    internal static bool Excuse(RequestDocument document) => Reasons.ContainsKey(document.Name);

    private static Dictionary<string, string> Read() =>
        File.ReadAllLines(Path.Combine(DocumentFiles.Folder, "Differential", "Disagreements.txt"))
            .Where(line => line.Length > 0)
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
