using Switchboard.Language.Features;
using Switchboard.Language.Learning;
using Switchboard.Language.Text;

namespace Switchboard.Language.Training;

/// <summary>
/// Decides from the examples what a model is made of: their language says how texts are cut, the number of classes who learns. More voices are
/// proposed than are kept; which ones count, the held examples decide. What each choice brings is measured in ADR 0024.
/// </summary>
internal static class Planner
{
    /// <summary>From so many classes on a network gains: their words overlap, and it learns what they share.</summary>
    internal const int ManyClasses = 8;

    /// <summary>With fewer examples a class its name is worth one more, and simple voices are worth as much as strong ones.</summary>
    private const int FewExamples = 50;

    /// <summary>The largest class is so many times a usual one: the small ones then count more than their number.</summary>
    private const int Skew = 4;
    private const float Balance = 0.3f;

    /// <summary>With fewer examples a piece that occurs once may be all there is of a class.</summary>
    private const int Plenty = 3_000;

    /// <summary>Where there are many classes, pieces that occur twice already are in the way at fewer examples.</summary>
    private const int PlentyForMany = 7_500;
    private const int Abundance = 30_000;

    /// <summary>Languages are judged by so many examples, spread over all.</summary>
    private const int Sample = 200;

    internal static Plan For(IReadOnlyList<Example> examples)
    {
        int[] sizes = [.. examples.GroupBy(e => e.Label, StringComparer.Ordinal).Select(g => g.Count()).Order()];
        var (chinese, many, few) = (IsChinese(examples), sizes.Length >= ManyClasses, examples.Count < FewExamples * sizes.Length);
        var context = examples.Any(e => !string.IsNullOrEmpty(e.Context));
        // How satisfied somebody is shows in what they say to what; what they want was not tried.
        var replies = context && !many && !few;
        // A few classes in Chinese are told apart by straight lines, be their examples few or many.
        var sparse = few && (many || !chinese);
        // Moods in English are told by words and their endings; what a conversation is about, by rare words too, where there are enough examples to know them.
        var withinWords = !chinese && !context && (few || !many);
        var recipe = new FeatureRecipe
        {
            LongestRun = chinese ? 3 : withinWords ? 5 : 4,
            ShortestRun = withinWords ? 2 : 1,
            WithinWords = withinWords,
            Rarity = sparse ? 0.5f : withinWords ? 0 : 1,
            FewestTexts = examples.Count >= (many ? PlentyForMany : Abundance) ? 3 : examples.Count >= Plenty ? 2 : 1,
            Context = context,
            Replies = replies,
        };
        var skewed = sizes[^1] > Skew * sizes[sizes.Length / 2];
        var voices = sparse ? VoicesOfFewExamples() : many ? VoicesOfManyClasses() : VoicesOfFewClasses(straightOnly: chinese || replies);
        return new Plan(recipe, voices, skewed ? Balance : 0, NamesTeach: few) { Kin = sparse && many ? Kin.Of(chinese ? "zh" : "en") : [] };
    }

    /// <summary>Narrow networks: wider ones learned no better, and are most of a model's size.</summary>
    private static MemberPlan[] VoicesOfManyClasses() =>
    [
        new("linear SVM", new LinearSvm(1f), Spaces(1f, 1f)),
        new("network, words louder", new HiddenLayer { Width = 96, Passes = 30, InputDropout = 0.4f }, Spaces(1f, 0.7f)),
        new("network, fewer inputs", new HiddenLayer { Width = 96, Passes = 30, InputDropout = 0.5f }, Spaces(1f, 0.5f)),
        new("network, all features alike", new HiddenLayer { Width = 96, Passes = 30 }, Spaces(1f, 1f)),
    ];

    private static MemberPlan[] VoicesOfFewExamples() =>
    [
        new("network, few inputs", new HiddenLayer { Width = 64, Passes = 60, InputDropout = 0.7f }, Spaces(0.5f, 1f)),
        new("network, few inputs, words louder", new HiddenLayer { Width = 64, Passes = 60, InputDropout = 0.7f }, Spaces(1f, 0.7f)),
        new("linear SVM", new LinearSvm(1f), Spaces(0.5f, 1f)),
        new("naive Bayes", new NaiveBayes(0.1f), Spaces(1f, 1f)),
    ];

    /// <summary>Two or three noisy classes are told apart by straight lines; a network learns noise by heart, and is heard in English alone, where it added a little, and not in conversations, where it added bytes.</summary>
    private static MemberPlan[] VoicesOfFewClasses(bool straightOnly)
    {
        MemberPlan[] straight =
        [
            new("linear SVM", new LinearSvm(0.2f), Spaces(1f, 1f)),
            new("linear SVM, softer", new LinearSvm(0.03f), Spaces(1f, 1f)),
            new("linear SVM on log-counts", new LinearSvm(0.1f, LogCounts: true), Spaces(1f, 1f)),
            new("linear SVM on log-counts, softer", new LinearSvm(0.05f, LogCounts: true), [1f, 1f, 0.7f, 0.7f]),
            new("logistic regression", new SoftmaxRegression(), Spaces(1f, 1f)),
            new("naive Bayes", new NaiveBayes(), Spaces(1f, 1f)),
        ];
        var network = new HiddenLayer { Passes = 3, Width = 128, Rate = 0.03f, InputDropout = 0.6f, HiddenDropout = 0.6f };
        return straightOnly ? straight : [.. straight, new("network, few passes", network, Spaces(1f, 1f))];
    }

    /// <summary>What was said before counts half.</summary>
    private static float[] Spaces(float words, float characters) => [words, characters, words / 2, characters / 2];

    private static bool IsChinese(IReadOnlyList<Example> examples)
    {
        var (step, chinese, english) = (Math.Max(1, examples.Count / Sample), 0, 0);
        for (var i = 0; i < examples.Count; i += step)
        {
            var language = LanguageDetector.Detect(examples[i].Text);
            chinese += language is WrittenLanguage.Chinese or WrittenLanguage.Mixed ? 1 : 0;
            english += language == WrittenLanguage.English ? 1 : 0;
        }

        return chinese >= english;
    }
}
