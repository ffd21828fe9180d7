using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Language.Models;

namespace Switchboard.Desk.Intents;

/// <summary>A version in memory, with the intents that its classes mean.</summary>
internal sealed class JudgingVersion(int number, TextModel model, IReadOnlyDictionary<string, IntentId> intents)
{
    internal int Number => number;

    /// <summary>The first of some versions, with its file; null where there is none.</summary>
    internal static async Task<JudgingVersion?> ReadAsync(DeskDb db, IQueryable<IntentModel> which, CancellationToken ct)
    {
        var version = await which.AsNoTracking().Select(m => new { m.Id, m.Number, m.Classes }).FirstOrDefaultAsync(ct);
        if (version is null)
            return null;
        var file = await db.Set<IntentModelFile>().AsNoTracking().SingleAsync(f => f.ModelId == version.Id, ct);
        return new JudgingVersion(version.Number, TextModel.Read(file.Content), version.Classes.ToDictionary(c => c.Name, c => c.IntentId, StringComparer.Ordinal));
    }

    /// <summary>Null where there are no words.</summary>
    internal IntentSaid? Judge(string text) => string.IsNullOrWhiteSpace(text) ? null : Say(text);

    /// <summary>What it says, whatever the text is.</summary>
    internal IntentSaid Say(string text)
    {
        Span<float> probabilities = stackalloc float[model.Labels.Count];
        var said = model.Predict(text, default, probabilities);
        if (intents.TryGetValue(said.Label, out var intent))
            return new IntentSaid(intent, Math.Round(said.Confidence, 4), said.IsSure);

        // It is none of the tenant's intents: the likeliest of them is told, and nobody stands by it.
        var next = Likeliest(probabilities);
        return new IntentSaid(intents[model.Labels[next]], Math.Round(probabilities[next], 4), Sure: false);
    }

    private int Likeliest(ReadOnlySpan<float> probabilities)
    {
        var best = -1;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (intents.ContainsKey(model.Labels[i]) && (best < 0 || probabilities[i] > probabilities[best]))
                best = i;
        }

        return best;
    }
}

/// <summary>What a version says of a text, whether or not it stands by it.</summary>
internal readonly record struct IntentSaid(IntentId Intent, double Confidence, bool Sure)
{
    internal IntentGuess? Guess => Sure ? new IntentGuess(Intent, Confidence) : null;
}
