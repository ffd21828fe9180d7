using Switchboard.Language.Models;
using Switchboard.Language.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Language;

/// <summary>
/// Grades answers in one language. A model tells on which ground a reader would grade the answer, each ground stands for a grade; whether question and answer
/// are about the same is asked of the intents, and how the conversation went is added.
/// </summary>
internal sealed class AnswerJudge(string language, MessageJudge messages)
{
    /// <summary>How the seed texts of each ground were graded on average. Other grounds than these no model names.</summary>
    private static readonly (string Ground, double Grade)[] Grounds =
        [("rude", 1), ("empty", 1), ("off-topic", 1.4), ("evasive", 2), ("thin", 3), ("on-topic", 4), ("concrete", 5)];

    private const string OffTopic = "off-topic";

    /// <summary>What is added for another topic: two clear topics that have nothing in common were one answer in three beside the point.</summary>
    private const double Strayed = 0.4;

    /// <summary>A second ground is told from so much likelihood on.</summary>
    private const double WorthTelling = 0.25;

    private readonly TextModel _grounds = ShippedModel.Open("answers", language);

    internal AnswerGrade Grade(AnsweredText answered, IReadOnlyList<Circumstance> circumstances)
    {
        Span<float> room = stackalloc float[Classes.Most];
        var likely = Classes.Of(_grounds, answered.Answer, room);
        var strays = messages.AreOfDifferentTopics(answered.Question, answered.Answer) && !ShareWords(answered.Question, answered.Answer);
        var grounds = new (string Name, double Grade, double Likely)[Grounds.Length];
        for (var i = 0; i < grounds.Length; i++)
        {
            var (name, grade) = Grounds[i];
            grounds[i] = (name, grade, strays ? (likely[name] * (1 - Strayed)) + (name == OffTopic ? Strayed : 0) : likely[name]);
        }

        var plain = grounds.Sum(g => g.Likely * g.Grade);
        var score = Math.Clamp(plain + circumstances.Sum(c => c.Shift), 1, 5);
        return new AnswerGrade(score, Math.Min(1, grounds.Where(g => Math.Abs(g.Grade - plain) <= 1).Sum(g => g.Likely)), ReasonsOf(grounds, circumstances));
    }

    private static string[] ReasonsOf((string Name, double Grade, double Likely)[] grounds, IReadOnlyList<Circumstance> circumstances)
    {
        var most = grounds.Max(g => g.Likely);
        return
        [
            .. grounds.Where(g => g.Likely == most || g.Likely >= WorthTelling).Select(g => (g.Name, Weight: g.Likely))
                .Concat(circumstances.Select(c => (c.Name, Weight: Math.Abs(c.Shift))))
                .OrderByDescending(r => r.Weight).Select(r => r.Name),
        ];
    }

    /// <summary>Whether a run of five letters or two Chinese characters stands in both: then they are hardly about different things.</summary>
    private static bool ShareWords(string question, string answer)
    {
        var (asked, said) = (TextNormalizer.Normalize(question), TextNormalizer.Normalize(answer));
        for (var i = 0; i < asked.Length; i++)
        {
            var length = asked[i] >= '\u2e80' ? 2 : 5;
            if (i + length > asked.Length)
                continue;
            var run = asked.AsSpan(i, length);
            if (AllLetters(run) && said.AsSpan().Contains(run, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool AllLetters(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (!char.IsLetter(c))
                return false;
        }

        return true;
    }
}
