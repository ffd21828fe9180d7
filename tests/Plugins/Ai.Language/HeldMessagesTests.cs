using Switchboard.Language.Measures;
using Switchboard.Language.Text;
using Switchboard.Plugins.Ai.Language;
using Switchboard.Plugins.Contract;
using Switchboard.Testing;

namespace Switchboard.Plugins.Tests.Ai.Language;

/// <summary>The messages that are kept apart for measuring: learned by nobody, and understood well enough.</summary>
public sealed class HeldMessagesTests
{
    private static readonly PluginCall Call = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);
    private static readonly LanguageAnalyzer Analyzer = new();

    /// <summary>In the order of <see cref="Sentiment"/>.</summary>
    private static readonly string[] Moods = ["negative", "neutral", "positive"];

    [Theory]
    [InlineData("en", 0.84)]
    [InlineData("zh", 0.81)]
    public void Moods_of_messages_that_nobody_learned_are_told_apart(string language, double floor)
    {
        var evaluation = new Evaluation(Moods);

        foreach (var row in Rows("held", language))
            evaluation.Add(Array.IndexOf(Moods, row[1]), (int)Analyzer.Analyze(row[0], Call).Sentiment, 1, true);

        evaluation.MacroF1.ShouldBeGreaterThan(floor);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void What_measures_is_learned_by_no_model(string language)
    {
        string[] learned = ["utterances", "messages"];
        var known = learned.SelectMany(file => Rows(file, language)).Select(row => Letters(row[0])).ToHashSet(StringComparer.Ordinal);

        var shared = Rows("held", language).Select(row => row[0]).Where(text => known.Contains(Letters(text)));

        shared.ShouldBeEmpty();
    }

    private static string Letters(string text) => string.Concat(TextNormalizer.Normalize(text).Where(char.IsLetterOrDigit));

    private static IEnumerable<string[]> Rows(string file, string language) =>
        File.ReadLines(Path.Combine(Repository.Root, "src", "Plugins", "Ai.Language", "Seed", $"{file}.{language}.tsv")).Skip(1).Select(line => line.Split('\t'));
}
