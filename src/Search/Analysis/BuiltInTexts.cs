namespace Switchboard.Search.Analysis;

/// <summary>Groups of words and of questions that come inside of this library.</summary>
internal static class BuiltInTexts
{
    /// <summary>The groups of all files whose name begins so, in the order of the names.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Groups(string prefix)
    {
        foreach (var name in Files(prefix))
        {
            using var text = new StreamReader(typeof(BuiltInTexts).Assembly.GetManifestResourceStream(name)!);
            foreach (var group in SynonymGroups.Read(text))
                yield return group;
        }
    }

    /// <summary>The files whose name begins so; there is one for each language.</summary>
    internal static IEnumerable<string> Files(string prefix) =>
        typeof(BuiltInTexts).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
