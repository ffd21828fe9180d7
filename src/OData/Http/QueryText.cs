namespace Switchboard.OData.Http;

/// <summary>The query part of a URI, still encoded, so that links say what the caller said.</summary>
internal sealed class QueryText
{
    private readonly List<(string Name, string Raw)> _options = [];

    private QueryText()
    {
    }

    /// <param name="query">With or without a question mark.</param>
    internal static QueryText Read(string query)
    {
        var text = new QueryText();
        text.Add(query);
        return text;
    }

    /// <summary>The decoded value of a system query option, however its name was written; null when there is none.</summary>
    internal string? Find(string name)
    {
        foreach (var (known, raw) in _options)
        {
            if (known == name)
                return raw.IndexOf('=') is var at and >= 0 ? Decode(raw[(at + 1)..]) : "";
        }

        return null;
    }

    internal QueryText With(string name, string value)
    {
        var copy = Without(name);
        copy._options.Add((name, $"{name}={Uri.EscapeDataString(value)}"));
        return copy;
    }

    internal QueryText Without(params ReadOnlySpan<string> names)
    {
        var copy = new QueryText();
        foreach (var option in _options)
        {
            if (!names.Contains(option.Name))
                copy._options.Add(option);
        }

        return copy;
    }

    /// <summary>The same with further options, as a body may bring them.</summary>
    internal QueryText And(string query)
    {
        var copy = Without();
        copy.Add(query);
        return copy;
    }

    /// <summary>With a question mark, or nothing.</summary>
    public override string ToString() => _options.Count == 0 ? "" : "?" + string.Join('&', _options.Select(o => o.Raw));

    private void Add(string query)
    {
        foreach (var raw in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            _options.Add((NameOf(raw), raw));
    }

    private static string NameOf(string raw)
    {
        var name = Decode(raw.Split('=', 2)[0]).ToLowerInvariant();
        return name.StartsWith('$') || name.StartsWith('@') ? name : "$" + name;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
