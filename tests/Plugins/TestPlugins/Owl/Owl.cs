using System.Globalization;
using Switchboard.Plugins.Contract;

namespace Switchboard.TestPlugins;

/// <summary>Finds in a text what the text says is there: <c>"Hello urgency=high spam=0.9"</c>. What it does not say was not judged.</summary>
public sealed class Owl : ITextAnalyzer
{
    public TextAnalysis Analyze(string text, PluginCall call)
    {
        var told = Told(text);
        return new TextAnalysis(told.GetValueOrDefault("language"), Enum.Parse<Sentiment>(told.GetValueOrDefault("mood", "Neutral"), ignoreCase: true), Number(told, "sure") ?? 0.8)
        {
            Strength = Number(told, "strength"),
            Emotions = Number(told, "angry") is { } angry ? new Emotions(angry, 0, 0, 0) : null,
            Intent = told.TryGetValue("intent", out var intent) ? new IntentReading(intent.TrimEnd('?'), 0.7, IsSure: !intent.EndsWith('?')) : null,
            Urgency = told.TryGetValue("urgency", out var urgency) ? new UrgencyReading(Enum.Parse<Urgency>(urgency, ignoreCase: true), 0.9) : null,
            Satisfaction = Number(told, "satisfied"),
            Spam = Number(told, "spam"),
        };
    }

    /// <summary>An answer has the grade that it names, and loses what a reaction takes from it.</summary>
    public AnswerGrade? Grade(AnsweredText answered, PluginCall call) =>
        Number(Told(answered.Answer), "grade") is { } grade
            ? new AnswerGrade(grade - (Number(Told(answered.Reaction ?? ""), "minus") ?? 0) - (answered.Waited?.TotalHours ?? 0) - ((answered.Turns ?? 0) / 10.0), 0.6, [answered.Question])
            : null;

    private static Dictionary<string, string> Told(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split('=', 2)).Where(w => w.Length == 2).DistinctBy(w => w[0], StringComparer.Ordinal).ToDictionary(w => w[0], w => w[1], StringComparer.Ordinal);

    private static double? Number(Dictionary<string, string> told, string name) => told.TryGetValue(name, out var value) ? double.Parse(value, CultureInfo.InvariantCulture) : null;
}
