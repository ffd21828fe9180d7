using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Language.Privacy;
using Switchboard.Language.Text;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

/// <summary>Examples on their way in: trimmed, personal data masked, each text once.</summary>
internal sealed class NewExamples(DeskDb db, TimeProvider clock)
{
    /// <summary>Tells how many were new; the others stand here already, whichever intent they belong to.</summary>
    public async Task<Outcome<ExamplesAdded>> AddAsync(IReadOnlyList<(IntentId Intent, string Text)> offered, ExampleSource source, CancellationToken ct)
    {
        List<(IntentId Intent, string Text)> fresh = [.. offered.Select(o => (o.Intent, Text: Clean(o.Text))).Where(o => o.Text.Length > 0).DistinctBy(o => o.Text, StringComparer.Ordinal)];
        string[] texts = [.. fresh.Select(f => f.Text)];
        var known = await db.Set<IntentExample>().Where(e => texts.Contains(e.Text)).Select(e => e.Text).ToHashSetAsync(StringComparer.Ordinal, ct);
        fresh.RemoveAll(f => known.Contains(f.Text));
        if (await db.Set<IntentExample>().CountAsync(ct) + fresh.Count > IntentExample.Most)
            return new TooManyExamples();
        var now = clock.GetUtcNow();
        db.AddRange(fresh.Select(f => new IntentExample
        {
            Id = IntentExampleId.New(), IntentId = f.Intent, Text = f.Text, Language = LanguageOf(f.Text), Source = source, CreatedAt = now,
        }));
        return new ExamplesAdded(fresh.Count, offered.Count - fresh.Count);
    }

    internal static string Clean(string text)
    {
        var masked = PersonalDataFinder.Mask(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Replace("\0", "", StringComparison.Ordinal);
        return masked.Length <= IntentExample.Longest ? masked : masked[..(char.IsHighSurrogate(masked[IntentExample.Longest - 1]) ? IntentExample.Longest - 1 : IntentExample.Longest)];
    }

    private static string? LanguageOf(string text) => LanguageDetector.Detect(text) switch
    {
        WrittenLanguage.Chinese => "zh-CN",
        WrittenLanguage.English => "en",
        _ => null,
    };
}

/// <summary>How many examples were new.</summary>
/// <param name="Added">These.</param>
/// <param name="Skipped">These were empty, or are examples already.</param>
public sealed record ExamplesAdded(int Added, int Skipped);
