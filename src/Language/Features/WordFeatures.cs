using Switchboard.Language.Text;

namespace Switchboard.Language.Features;

/// <summary>Features of whole words: stems, runs, pairs with a gap, what is denied, and the marks people shout with.</summary>
internal sealed class WordFeatures(FeatureRecipe recipe)
{
    private const int MostUnits = 4096;

    /// <summary>So far a denial reaches, in words or characters.</summary>
    private const int ReachOfNot = 4;

    private readonly Unit[] _units = new Unit[MostUnits];

    /// <summary>Families, so that equal letters in different roles are different features.</summary>
    private enum Family
    {
        Stem = 1,
        Run,
        Skip,
        Denied,
        Sign,
        First,
        Reply,
    }

    internal void Read(ReadOnlySpan<char> text, FeatureBag bag, int space)
    {
        var units = _units.AsSpan(0, UnitReader.Read(text, _units));
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i].Kind == UnitKind.Mark)
            {
                Add(bag, space, Family.Sign, units[i].Stem);
                continue;
            }

            var isWord = units[i].Kind is UnitKind.Word or UnitKind.Number;
            if (isWord || units[i].Kind == UnitKind.Picture)
                Add(bag, space, Family.Stem, units[i].Stem);
            if (isWord)
                ReadRun(units, i, bag, space);
            if (recipe.SkipPairs && i + 2 < units.Length && units[i + 1].Kind != UnitKind.Mark && units[i + 2].Kind != UnitKind.Mark)
                Add(bag, space, Family.Skip, FeatureHash.Add(units[i].Stem, units[i + 2].Stem));
            if (units[i].Denies)
                ReadDenied(units, i, bag, space);
        }

        if (units.Length > 0)
            Add(bag, space, Family.First, units[0].Stem);
        Add(bag, space, Family.Sign, (ulong)System.Numerics.BitOperations.Log2((uint)units.Length + 1));
    }

    /// <summary>Each word of what was said, and whether it was a question, together with how the answer begins: "no" to an offer is not "no" to "anything else?".</summary>
    internal void ReadReply(ReadOnlySpan<char> said, Unit opening, FeatureBag bag)
    {
        foreach (var unit in _units.AsSpan(0, UnitReader.Read(said, _units)))
        {
            if (unit.Kind != UnitKind.Mark || unit.Stem == '?')
                Add(bag, FeatureSpace.Words, Family.Reply, FeatureHash.Add(unit.Stem, opening.Stem));
        }
    }

    /// <summary>Somebody writes in capitals only.</summary>
    internal static void ReadCase(ReadOnlySpan<char> text, FeatureBag bag)
    {
        var (large, small) = (0, 0);
        foreach (var c in text.Length > FeatureReader.LongestText ? text[..FeatureReader.LongestText] : text)
        {
            large += char.IsAsciiLetterUpper(c) ? 1 : 0;
            small += char.IsAsciiLetterLower(c) ? 1 : 0;
        }

        if (large >= 5 && large > small * 3)
            Add(bag, FeatureSpace.Words, Family.Sign, 0x5A5A);
    }

    private void ReadRun(ReadOnlySpan<Unit> units, int at, FeatureBag bag, int space)
    {
        var run = units[at].Stem;
        for (var n = 2; n <= recipe.WordRuns && at + n <= units.Length; n++)
        {
            if (units[at + n - 1].Kind == UnitKind.Mark)
                return;
            run = FeatureHash.Add(run, units[at + n - 1].Stem);
            Add(bag, space, Family.Run, run);
        }
    }

    /// <summary>"不太满意" is 满意 denied, "not very good" is good denied: words of degree between them are passed over.</summary>
    private static void ReadDenied(ReadOnlySpan<Unit> units, int not, FeatureBag bag, int space)
    {
        var reach = 0;
        for (var i = not + 1; i < units.Length && reach < ReachOfNot && units[i].Kind != UnitKind.Mark; i++)
        {
            if (units[i].Grades)
                continue;
            reach++;
            if (units[i].Kind == UnitKind.Ideograph && i + 1 < units.Length && units[i + 1].Kind == UnitKind.Ideograph)
                Add(bag, space, Family.Denied, FeatureHash.Add(units[i].Stem, units[i + 1].Stem));
            else if (units[i].Kind == UnitKind.Word)
                Add(bag, space, Family.Denied, units[i].Stem);
        }
    }

    private static void Add(FeatureBag bag, int space, Family family, ulong what) =>
        bag.Add(FeatureHash.End(FeatureHash.Add(FeatureHash.Start(space, (int)family), what)), space);
}
