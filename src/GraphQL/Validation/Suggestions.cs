namespace Switchboard.GraphQL.Validation;

/// <summary>Names that resemble what was written, as the end of an error message.</summary>
internal static class Suggestions
{
    private const int Most = 5;

    /// <param name="names">The best first.</param>
    /// <param name="what">What they are names of, where the message does not say so already.</param>
    internal static string DidYouMean(IReadOnlyList<string> names, string? what = null)
    {
        var quoted = names.Take(Most).Select(n => $"\"{n}\"").ToList();
        var start = what is null ? " Did you mean " : $" Did you mean {what} ";
        return quoted.Count switch
        {
            0 => "",
            1 => $"{start}{quoted[0]}?",
            2 => $"{start}{quoted[0]} or {quoted[1]}?",
            _ => $"{start}{string.Join(", ", quoted.SkipLast(1))}, or {quoted[^1]}?",
        };
    }

    internal static IReadOnlyList<string> Similar(string written, IEnumerable<string> known)
    {
        var distances = new LexicalDistance(written);
        return Ranking.Of(
            known.Distinct(StringComparer.Ordinal).Select(name => (Name: name, Distance: distances.To(name))).Where(n => n.Distance is not null),
            (a, b) => a.Distance!.Value.CompareTo(b.Distance!.Value) is var order and not 0 ? order : Ranking.Natural(a.Name, b.Name)).ConvertAll(n => n.Name);
    }
}
