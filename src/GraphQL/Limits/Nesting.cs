using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Limits;

/// <summary>
/// How deep selections stand inside one another with every fragment in its place. The parser bounds each definition by itself; a chain of fragments
/// would still lead whoever follows it recursively past the end of the stack, which ends the process. So it is looked at before anything else is done.
/// </summary>
internal sealed class Nesting
{
    private readonly Dictionary<string, FragmentDefinition> _fragments = new(StringComparer.Ordinal);

    /// <summary>Those that stand around the place at hand. A fragment in itself is for the validation to name.</summary>
    private readonly HashSet<string> _around = new(StringComparer.Ordinal);

    /// <summary>For each fragment, how many levels were enough for it.</summary>
    private readonly Dictionary<string, int> _enough = new(StringComparer.Ordinal);

    private Nesting(Document document)
    {
        foreach (var fragment in document.Fragments)
            _fragments[fragment.Name.Value] = fragment;
    }

    /// <summary>Whether so many levels are enough for a document, valid or not; looks no deeper than that.</summary>
    internal static bool Fits(Document document, int levels)
    {
        var nesting = new Nesting(document);
        return document.Operations.All(o => nesting.Fits(o.SelectionSet, levels));
    }

    private bool Fits(SelectionSet set, int left)
    {
        if (left == 0)
            return false;
        foreach (var selection in set.Selections)
        {
            var fits = selection switch
            {
                Field field => field.SelectionSet is null || Fits(field.SelectionSet, left - 1),
                InlineFragment inline => Fits(inline.SelectionSet, left - 1),
                FragmentSpread spread => Fits(spread.Name.Value, left - 1),
                _ => true,
            };
            if (!fits)
                return false;
        }

        return true;
    }

    private bool Fits(string fragment, int left)
    {
        if (_enough.TryGetValue(fragment, out var enough) && left >= enough)
            return true;
        if (!_fragments.TryGetValue(fragment, out var definition) || !_around.Add(fragment))
            return true;
        var fits = Fits(definition.SelectionSet, left);
        _around.Remove(fragment);
        if (fits)
            _enough[fragment] = left;
        return fits;
    }
}
