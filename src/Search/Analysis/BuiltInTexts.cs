namespace Switchboard.Search.Analysis;

/// <summary>Groups of words and of questions that come inside of this library.</summary>
internal static class BuiltInTexts
{
    /// <summary>The groups of all files whose name begins so, in the order of the names.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Groups(string prefix)
    {
        var assembly = typeof(BuiltInTexts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var group in SynonymGroups.Read(text))
                yield return group;
        }
    }
}
