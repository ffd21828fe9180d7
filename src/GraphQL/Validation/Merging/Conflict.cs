using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>Specification 5.3.2: two fields that cannot be one, with those inside them that are why.</summary>
internal sealed record Conflict(string ResponseKey, string Reason, IReadOnlyList<Field> First, IReadOnlyList<Field> Second)
{
    private const int MostFields = 20;

    /// <summary>One conflict for all that is wrong inside two fields; null when nothing is.</summary>
    internal static Conflict? Of(IReadOnlyList<Conflict> inside, string responseKey, Field first, Field second) =>
        inside.Count == 0 ? null : new Conflict(responseKey, ConflictTexts.Reason(inside), Fields(first, inside.Select(c => c.First)), Fields(second, inside.Select(c => c.Second)));

    /// <summary>The deepest are kept where there are too many: they tell more.</summary>
    private static List<Field> Fields(Field outer, IEnumerable<IReadOnlyList<Field>> inside)
    {
        var fields = new List<Field> { outer };
        foreach (var side in inside)
        {
            fields.AddRange(side.TakeLast(MostFields - fields.Count));
            if (fields.Count == MostFields)
                break;
        }

        return fields;
    }
}

/// <summary>Specification 5.3.2: a conflict in words, not too many of them.</summary>
internal static class ConflictTexts
{
    private const int Longest = 1000;

    internal static string Abbreviate(string text) => text.Length > Longest ? text[..Longest] + "..." : text;

    internal static string Reason(IReadOnlyList<Conflict> inside)
    {
        var reason = "";
        foreach (var conflict in inside)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Abbreviate(conflict.ResponseKey)}\" conflict because {conflict.Reason}";
            if (reason.Length > Longest)
                break;
        }

        return Abbreviate(reason);
    }
}
