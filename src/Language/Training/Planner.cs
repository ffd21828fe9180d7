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
    private const int ManyClasses = 8;

    /// <summary>With fewer examples a piece that occurs once may be all there is of a class.</summary>
    private const int Plenty = 5_000;

    /// <summary>Languages are judged by so many examples, spread over all.</summary>
    private const int Sample = 200;

    internal static Plan For(IReadOnlyList<Example> examples)
    {
        var classes = examples.Select(e => e.Label).Distinct(StringComparer.Ordinal).Count();
        var chinese = IsChinese(examples);
        var recipe = new FeatureRecipe
        {
            LongestRun = chinese ? 3 : classes < ManyClasses ? 5 : 4,
            ShortestRun = chinese || classes >= ManyClasses ? 1 : 2,
            WithinWords = !chinese && classes < ManyClasses,
            FewestTexts = examples.Count >= Plenty ? 2 : 1,
            Context = examples.Any(e => !string.IsNullOrEmpty(e.Context)),
        };
        return new Plan(recipe, classes >= ManyClasses ? ManyVoices() : FewVoices());
    }

    private static MemberPlan[] ManyVoices() =>
    [
        new("linear SVM", new LinearSvm(1f), Spaces(1f, 1f)),
        new("network, words and characters", new HiddenLayer { Passes = 30 }, Spaces(1f, 0.5f)),
        new("network, fewer inputs", new HiddenLayer { Passes = 30, InputDropout = 0.5f }, Spaces(1f, 0.5f)),
        new("network, all features alike", new HiddenLayer { Passes = 30 }, Spaces(1f, 1f)),
    ];

    private static MemberPlan[] FewVoices() =>
    [
        new("linear SVM", new LinearSvm(0.3f), Spaces(1f, 1f)),
        new("linear SVM, softer", new LinearSvm(0.1f), Spaces(1f, 1f)),
        new("linear SVM on log-counts", new LinearSvm(0.1f, LogCounts: true), Spaces(1f, 1f)),
        new("logistic regression", new SoftmaxRegression(Passes: 4, Decay: 1e-4f), Spaces(1f, 1f)),
        new("naive Bayes", new NaiveBayes(), Spaces(1f, 1f)),
    ];

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
