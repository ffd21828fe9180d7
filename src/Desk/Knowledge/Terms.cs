using System.Collections.Frozen;
using System.Text;

namespace Switchboard.Desk.Knowledge;

/// <summary>
/// Cuts text into index terms: Latin words and numbers lightly stemmed, Chinese as bigrams and single characters.
/// Bigrams carry the meaning; single characters catch near misses (退货, 退款) at a lower weight.
/// </summary>
internal static class Terms
{
    private const float SingleCharacter = 0.3f;
    private const float FunctionWord = 0.15f;

    // Question words are content (language-anchors: dropping them costs 20 points); these are not.
    private static readonly FrozenSet<string> English =
        "the a an is are was were be been do does did i me my we our you your it its of to in on at by for with and or if this that there can could will would please am have has"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<char> Chinese = "的了吗呢吧啊呀我你您他她它们是在有和就都也还把被给让这那个么请想要会能可以".ToFrozenSet();

    /// <summary>Each term of the text with how often it stands there.</summary>
    internal static Dictionary<string, float> Count(string text)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (term, _) in Cut(text))
            counts[term] = counts.GetValueOrDefault(term) + 1;
        return counts;
    }

    /// <summary>Each distinct term of a query with its weight.</summary>
    internal static Dictionary<string, float> Weigh(string query)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (term, weight) in Cut(query))
            weights[term] = weight;
        return weights;
    }

    private static IEnumerable<(string Term, float Weight)> Cut(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        for (var i = 0; i < plain.Length;)
        {
            if (IsHan(plain[i]))
            {
                var function = Chinese.Contains(plain[i]);
                yield return (plain[i].ToString(), function ? FunctionWord * SingleCharacter : SingleCharacter);
                if (i + 1 < plain.Length && IsHan(plain[i + 1]))
                    yield return (plain.Substring(i, 2), function && Chinese.Contains(plain[i + 1]) ? FunctionWord : function || Chinese.Contains(plain[i + 1]) ? 0.5f : 1);
                i++;
            }
            else if (char.IsLetterOrDigit(plain[i]))
            {
                var end = i + 1;
                while (end < plain.Length && !IsHan(plain[end]) && (char.IsLetterOrDigit(plain[end]) || IsJoint(plain, end)))
                    end++;
                var word = plain[i..end];
                yield return (EnglishStem.Of(word), English.Contains(word) ? FunctionWord : 1);
                i = end;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>An apostrophe inside a word, a dot inside a number.</summary>
    private static bool IsJoint(string text, int at) =>
        text[at] is '\'' or '’' or '.' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) && !IsHan(text[at + 1])
        && (text[at] != '.' || (char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';
}
