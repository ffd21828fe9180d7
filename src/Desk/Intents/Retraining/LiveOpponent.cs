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
        if (await JudgingVersion.ReadAsync(db, db.Set<IntentModel>().LiveFirst(), ct) is not { } live)
            return null;

        return ModelComparison.Of(live.Number, Right(live), Right(new JudgingVersion(0, candidate, intents)));

        // By ids: an intent may have been given another name since the live version learned it.
        List<bool> Right(JudgingVersion version) => [.. held.Select(e => version.Judge(e.Text)?.Intent == intents[e.Label])];
    }
}
