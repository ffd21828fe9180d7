using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Language.Models;
using Switchboard.Language.Training;

namespace Switchboard.Desk.Intents.Retraining;

/// <summary>Lets a version that was just trained and the live one judge the same held-back examples.</summary>
internal sealed class LiveOpponent(DeskDb db)
{
    /// <param name="candidate">The new version.</param>
    /// <param name="held">The examples that neither learned.</param>
    /// <param name="intents">What the candidate's classes mean.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null when no version is live any more: there is nothing to be better than.</returns>
    public async Task<ModelComparison?> CompareAsync(TextModel candidate, IReadOnlyList<Example> held, IReadOnlyDictionary<string, IntentId> intents, CancellationToken ct)
    {
        var live = await db.Set<IntentModel>().AsNoTracking().Where(m => m.PublishedAt != null).OrderByDescending(m => m.PublishedAt).Select(m => new { m.Id, m.Number, m.Classes }).FirstOrDefaultAsync(ct);
        if (live is null)
            return null;
        var file = await db.Set<IntentModelFile>().AsNoTracking().SingleAsync(f => f.ModelId == live.Id, ct);
        using var model = TextModel.Read(file.Content);
        var names = live.Classes.ToDictionary(c => c.Name, c => c.IntentId, StringComparer.Ordinal);
        return ModelComparison.Of(live.Number, Right(model, held, names, intents), Right(candidate, held, intents, intents));
    }

    /// <summary>By ids: an intent may have been given another name since the live version learned it.</summary>
    private static List<bool> Right(TextModel model, IReadOnlyList<Example> held, IReadOnlyDictionary<string, IntentId> classes, IReadOnlyDictionary<string, IntentId> intents) =>
        [.. held.Select(e => classes[model.Predict(e.Text).Label] == intents[e.Label])];
}
