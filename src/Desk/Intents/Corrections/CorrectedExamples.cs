using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Language.Training;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

/// <summary>Makes examples of corrections that a supervisor agrees with.</summary>
internal sealed class CorrectedExamples(DeskDb db, NewExamples examples, TimeProvider clock)
{
    /// <summary>With the row locked, so that two supervisors do not decide about it at once; null where there is none.</summary>
    public async Task<IntentCorrection?> LockAsync(IntentCorrectionId id, CancellationToken ct) =>
        await db.Set<IntentCorrection>().FromSql($"select * from desk.intent_corrections where id = {id.Value} for no key update").SingleOrDefaultAsync(ct);

    /// <param name="correction">The correction, locked.</param>
    /// <param name="revised">What the supervisor made of the text; null to leave it.</param>
    /// <param name="target">The intent that the supervisor chose instead; null for the agent's.</param>
    /// <param name="move">Whether a text that is an example of another intent is taken from it.</param>
    /// <param name="by">The supervisor.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Why not, or null.</returns>
    public async Task<Refusal?> ApproveAsync(IntentCorrection correction, string? revised, IntentId? target, bool move, Caller by, CancellationToken ct)
    {
        var text = NewExamples.Clean(revised ?? correction.Text);
        var intent = target ?? correction.ToIntentId ?? await NoneOfTheseAsync(ct);
        var exists = intent is null || await db.Set<Intent>().AnyAsync(i => i.Id == intent, ct);
        var known = await db.Set<IntentExample>().SingleOrDefaultAsync(e => e.Text == text, ct);
        var owner = known is null || known.IntentId == intent ? null : await db.Set<Intent>().Where(i => i.Id == known.IntentId).Select(i => i.Name).SingleAsync(ct);
        if (ApproveCorrection.Decide(correction.State, text, intent, exists, move ? null : owner) is { } refusal)
            return refusal;
        if (owner is not null)
            (known!.IntentId, known.Source) = (intent!.Value, ExampleSource.Corrected);
        else if (known is null && (await examples.AddAsync([(intent!.Value, text)], ExampleSource.Corrected, ct)).Refusal is { } full)
            return full;
        correction.Approve(intent!.Value, text, by.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>The tenant's own intent for what is none of the others, if it has named one.</summary>
    private async Task<IntentId?> NoneOfTheseAsync(CancellationToken ct) =>
        (await db.Set<Intent>().Select(i => new { i.Id, i.Name }).ToListAsync(ct)).Find(i => NoneOfThese.IsNamed(i.Name))?.Id;
}
