using System.Reflection;
using Switchboard.Language.Text;
using Switchboard.Language.Training;

namespace Switchboard.Desk.Intents.Starter;

/// <summary>The product's own examples, each intent in the words of the language. Read from what the built-in models learn from.</summary>
internal static class StarterTexts
{
    private const string Here = "Switchboard.Desk.Intents.Starter.";
    private const string ChineseTexts = "utterances.zh.tsv";
    private const string EnglishTexts = "utterances.en.tsv";

    internal static IReadOnlyList<(string Intent, string Text)> Of(Trade trade, string language)
    {
        var chinese = language == "zh-CN";
        var names = Lines("names.tsv").Select(l => l.Split('\t')).Where(n => IsOf(n[1], trade)).ToDictionary(n => n[0], n => chinese ? n[3] : n[2], StringComparer.Ordinal);
        return [.. Lines(chinese ? ChineseTexts : EnglishTexts).Select(l => l.Split('\t')).Where(c => names.ContainsKey(c[1])).Select(c => (names[c[1]], c[0]))];
    }

    /// <summary>
    /// All of the product's examples in the languages of some others, each with the intent that it has out of the box: what else is written to whoever has those.
    /// </summary>
    internal static IReadOnlyList<Example> InLanguagesOf(IReadOnlyList<Example> examples)
    {
        var written = examples.Select(e => LanguageDetector.Detect(e.Text)).ToHashSet();
        var mixed = written.Contains(WrittenLanguage.Mixed);
        var files = new List<string>();
        if (mixed || written.Contains(WrittenLanguage.Chinese))
            files.Add(ChineseTexts);
        if (mixed || written.Contains(WrittenLanguage.English))
            files.Add(EnglishTexts);
        return [.. files.SelectMany(Lines).Select(l => l.Split('\t')).Select(c => new Example(c[1], c[0]))];
    }

    /// <summary>What belongs to every trade, such as a greeting, has an asterisk.</summary>
    private static bool IsOf(string trades, Trade trade) => trades == "*" || trades.Split(' ').Contains(Storage.Words<Trade>.Write(trade));

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Here + name)!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
