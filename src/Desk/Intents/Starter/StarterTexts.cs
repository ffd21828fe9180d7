using System.Reflection;
using Switchboard.Language.Text;
using Switchboard.Language.Training;

namespace Switchboard.Desk.Intents.Starter;

/// <summary>The product's own examples as a tenant takes them over, and as what else is written to it.</summary>
internal static class StarterTexts
{
    internal static IReadOnlyList<(string Intent, string Text)> Of(Trade trade, string language)
    {
        var chinese = language == "zh-CN";
        var names = Names().Select(l => l.Split('\t')).Where(n => IsOf(n[1], trade)).ToDictionary(n => n[0], n => chinese ? n[3] : n[2], StringComparer.Ordinal);
        return [.. StarterExamples.Of(chinese ? "zh" : "en").Where(e => names.ContainsKey(e.Label)).Select(e => (names[e.Label], e.Text))];
    }

    /// <summary>
    /// All of the product's examples in the languages of some others, each with the intent that it has out of the box: what else is written to whoever has those.
    /// </summary>
    internal static IReadOnlyList<Example> InLanguagesOf(IReadOnlyList<Example> examples)
    {
        var written = examples.Select(e => LanguageDetector.Detect(e.Text)).ToHashSet();
        var mixed = written.Contains(WrittenLanguage.Mixed);
        var all = new List<Example>();
        if (mixed || written.Contains(WrittenLanguage.Chinese))
            all.AddRange(StarterExamples.Of("zh"));
        if (mixed || written.Contains(WrittenLanguage.English))
            all.AddRange(StarterExamples.Of("en"));
        return all;
    }

    /// <summary>What belongs to every trade, such as a greeting, has an asterisk.</summary>
    private static bool IsOf(string trades, Trade trade) => trades == "*" || trades.Split(' ').Contains(Storage.Words<Trade>.Write(trade));

    private static IEnumerable<string> Names()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Switchboard.Desk.Intents.Starter.names.tsv")!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
