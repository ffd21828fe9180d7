using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents.Corrections;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents.Retraining;

/// <summary>What a new version could learn that the live one does not know.</summary>
internal sealed class RetrainingNeed(DeskDb db)
{
    /// <summary>With fewer, a night of training says nothing new.</summary>
    internal const int Fewest = 5;

    /// <summary>
    /// How many corrections were approved since the live version, or a later retraining, was begun: what did not make one better is not tried
    /// again by itself. Null where no version is live.
    /// </summary>
    public async Task<int?> ApprovedAsync(CancellationToken ct)
    {
        var versions = db.Set<IntentModel>().AsNoTracking();
        var live = await versions.LiveFirst().Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(ct);
        if (live is null)
            return null;
        var tried = await versions.Where(m => m.Origin == ModelOrigin.Retraining).MaxAsync(m => (DateTimeOffset?)m.CreatedAt, ct);
        var since = tried > live ? tried : live;
        return await db.Set<IntentCorrection>().CountAsync(c => c.State == CorrectionState.Approved && c.ReviewedAt > since, ct);
    }
}
