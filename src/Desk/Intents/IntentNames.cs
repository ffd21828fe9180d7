using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents;

/// <summary>What intents are called now; a model may know them by an earlier name, and those that were deleted too.</summary>
internal sealed class IntentNames(DeskDb db)
{
    public async ValueTask<IReadOnlyDictionary<IntentId, string>> OfAsync(IReadOnlyCollection<IntentId> intents, CancellationToken ct)
    {
        if (intents.Count == 0)
            return new Dictionary<IntentId, string>();
        var ids = intents.Distinct().ToList();
        return await db.Set<Intent>().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Name, ct);
    }
}
