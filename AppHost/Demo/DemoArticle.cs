namespace Switchboard.AppHost.Demo;

/// <summary>An article as it lies in the demo's folder: <c>slug.language.md</c> with a title and a category on top.</summary>
internal sealed record DemoArticle(string Slug, string Language, string Title, string Category, string Body)
{
    internal static IEnumerable<DemoArticle> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(f => Parse(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))) : [];

    internal static DemoArticle Parse(string name, string text)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        if (dot < 0 || lines[0] != "---" || end < 0)
            throw new FormatException($"{name}: an article is named slug.language.md and starts with a block between two lines of ---.");
        return new DemoArticle(name[..dot], name[(dot + 1)..], Field("title"), Field("category"), string.Join('\n', lines[(end + 1)..]).Trim());

        string Field(string key)
        {
            var line = Array.Find(lines[1..end], l => l.StartsWith(key + ":", StringComparison.Ordinal)) ?? throw new FormatException($"{name}: '{key}' is missing.");
            return line[(key.Length + 1)..].Trim().Trim('"');
        }
    }
}
