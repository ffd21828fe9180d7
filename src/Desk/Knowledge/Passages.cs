using Switchboard.Search.Analysis;

namespace Switchboard.Desk.Knowledge;

/// <summary>Finds the part of an article that answers: sections, or the opening when no section stands out.</summary>
internal static class Passages
{
    /// <summary>The section with most of the query's mass (weight times inverse document frequency); the opening wins a tie, as authors answer first and explain after.</summary>
    internal static string Best(string body, IReadOnlyDictionary<string, float> query)
    {
        string? best = null;
        var most = -1f;
        foreach (var section in Sections(body))
        {
            var terms = Terms.Count(section);
            var weight = query.Sum(q => terms.ContainsKey(q.Key) ? q.Value : 0);
            if (best is not null && weight <= most * 1.15f)
                continue;
            (best, most) = (section, weight);
        }

        return best ?? "";
    }

    /// <summary>Short text for a list of suggestions.</summary>
    internal static string Snippet(string passage)
    {
        const int Longest = 160;
        var line = passage.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..Longest].TrimEnd() + "…";
    }

    private static IEnumerable<string> Sections(string body)
    {
        var section = new List<string>();
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith('#') && section.Exists(l => l.Length > 0))
            {
                yield return MarkdownText.Plain(string.Join('\n', section)).Trim();
                section.Clear();
            }

            section.Add(line.TrimStart('#').TrimEnd());
        }

        if (section.Exists(l => l.Length > 0))
            yield return MarkdownText.Plain(string.Join('\n', section)).Trim();
    }
}
