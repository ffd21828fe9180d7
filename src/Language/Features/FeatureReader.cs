using Switchboard.Language.Text;

namespace Switchboard.Language.Features;

/// <summary>Cuts texts into features. One reader serves one thread; after the first texts it allocates nothing.</summary>
internal sealed class FeatureReader(FeatureRecipe recipe)
{
    /// <summary>A text's first so many characters say what it wants; the rest of a pasted log would only cost.</summary>
    internal const int LongestText = 12_000;

    /// <summary>Stands between the turns of a conversation.</summary>
    private const string Between = "|||";

    private char[] _buffer = new char[512];
    private readonly WordFeatures _words = new(recipe);

    /// <summary>Fills the bag with what the text, and what was said before it, consist of.</summary>
    internal void Read(ReadOnlySpan<char> text, ReadOnlySpan<char> context, FeatureBag bag)
    {
        bag.Clear();
        ReadOne(text, bag, FeatureSpace.Words, FeatureSpace.Characters);
        WordFeatures.ReadCase(text, bag);
        if (!recipe.Context)
            return;
        ReadOne(LastTurns(context), bag, FeatureSpace.ContextWords, FeatureSpace.ContextCharacters);
        if (recipe.Replies)
            ReadReply(text, context, bag);
    }

    private void ReadReply(ReadOnlySpan<char> text, ReadOnlySpan<char> context, FeatureBag bag)
    {
        Span<Unit> opening = stackalloc Unit[1];
        if (UnitReader.Read(Normal(text), opening) > 0)
            _words.ReadReply(Normal(context[(context.LastIndexOf(Between) is >= 0 and var at ? at + Between.Length : 0)..]), opening[0], bag);
    }

    private void ReadOne(ReadOnlySpan<char> text, FeatureBag bag, int words, int characters)
    {
        var normal = Normal(text);
        _words.Read(normal, bag, words);
        if (recipe.WithinWords)
            ReadRunsWithinWords(normal, bag, characters);
        else
            ReadRuns(normal, bag, characters);
    }

    /// <summary>In the buffer: good until the next text.</summary>
    private ReadOnlySpan<char> Normal(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
            text = text[..LongestText];
        var length = TextNormalizer.Normalize(text, ref _buffer);
        var normal = _buffer.AsSpan(0, length);
        // Which number it is never tells what somebody wants, that there is one does.
        foreach (ref var c in normal)
            c = char.IsDigit(c) ? '0' : c;
        return normal;
    }

    private void ReadRuns(ReadOnlySpan<char> text, FeatureBag bag, int space)
    {
        var start = FeatureHash.Start(space, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var hash = start;
            var most = Math.Min(recipe.LongestRun, text.Length - i);
            for (var n = 1; n <= most; n++)
            {
                hash = FeatureHash.Add(hash, text[i + n - 1]);
                if (n >= recipe.ShortestRun && !(n == 1 && text[i] == ' '))
                    bag.Add(FeatureHash.End(hash), space);
            }
        }
    }

    private void ReadRunsWithinWords(ReadOnlySpan<char> text, FeatureBag bag, int space)
    {
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            for (var i = -1; i <= word.Length; i++)
            {
                var hash = FeatureHash.Start(space, 0);
                var most = Math.Min(recipe.LongestRun, word.Length + 1 - i);
                for (var n = 1; n <= most; n++)
                {
                    var at = i + n - 1;
                    hash = FeatureHash.Add(hash, at < 0 || at == word.Length ? ' ' : word[at]);
                    if (n >= recipe.ShortestRun && n > 1)
                        bag.Add(FeatureHash.End(hash), space);
                }
            }
        }
    }

    /// <summary>Of a conversation, whose turns stand between bars, the last two: what was said earlier no longer tells much.</summary>
    private static ReadOnlySpan<char> LastTurns(ReadOnlySpan<char> context)
    {
        var last = context.LastIndexOf(Between);
        if (last < 0)
            return context;
        var before = context[..last].LastIndexOf(Between);
        return before < 0 ? context : context[(before + Between.Length)..];
    }
}
