namespace Switchboard.OData.Binding.Reading;

/// <summary>The options inside an $expand as they were written: ODataLib keeps what they mean and forgets their text, which a next link needs.</summary>
internal static class ExpandText
{
    /// <summary>Each expanded property, by its name, with the text between its parentheses.</summary>
    internal static IReadOnlyList<(string Name, string Options)> Items(string text) =>
        [.. Split(text, ',').Select(item => item.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && item.EndsWith(')')
            ? (item[..open].Trim(), item[(open + 1)..^1])
            : (item.Trim(), ""))];

    /// <summary>The options between the parentheses.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Options(string text) =>
        [.. Split(text, ';').Select(o => o.Split('=', 2)).Where(o => o.Length == 2).Select(o => KeyValuePair.Create(Name(o[0].Trim()), o[1].Trim()))];

    private static string Name(string name) => (name.StartsWith('$') ? name : "$" + name).ToLowerInvariant();

    private static IEnumerable<string> Split(string text, char at)
    {
        var (depth, start, quoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            quoted ^= c == '\'';
            if (quoted)
                continue;
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            if (c != at || depth != 0)
                continue;
            yield return text[start..i].Trim();
            start = i + 1;
        }

        if (start < text.Length)
            yield return text[start..].Trim();
    }
}
