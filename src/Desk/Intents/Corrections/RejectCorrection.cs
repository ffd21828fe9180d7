using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

[Verb("intent-corrections.reject", Permission = "models:review", Route = "POST /intent-corrections/{id}/reject",
    Refuses = [typeof(CorrectionReviewed)],
    Example = """{"reason":"Too short to tell"}""",
    Summary = "Leave a correction's text out of the examples. Its author sees the reason; the conversation stays as it is.")]
internal sealed class RejectCorrection(DeskWork work, DeskDb db, CorrectedExamples corrected, TimeProvider clock) : IVerb<RejectCorrection.Input, IntentCorrectionView>
{
    internal sealed record Input(IntentCorrectionId Id, [StringLength(300)] string Reason = "") : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(CorrectionState state) => state == CorrectionState.Proposed ? null : new CorrectionReviewed();

    public async ValueTask<Outcome<IntentCorrectionView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        if (await corrected.LockAsync(input.Id, ct) is not { } correction)
            return new NotFound("intent-correction");
        if (Decide(correction.State) is { } refusal)
            return refusal;
        correction.Reject(input.Reason.Trim(), caller.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await IntentCorrectionView.From(db).SingleAsync(c => c.Id == input.Id, ct);
    }
}
