using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

[Verb("intent-corrections.approve", Permission = "models:review", Route = "POST /intent-corrections/{id}/approve",
    Refuses = [typeof(CorrectionReviewed), typeof(CorrectionNeedsIntent), typeof(ExampleOfAnother), typeof(TooManyExamples)],
    Example = """{"text":"I was charged twice"}""",
    Summary = "Make a correction an example, with its text or intent changed if they are given. With move, a text is taken from the intent that has it.")]
internal sealed class ApproveCorrection(DeskWork work, DeskDb db, CorrectedExamples corrected) : IVerb<ApproveCorrection.Input, IntentCorrectionView>
{
    internal sealed record Input(
        IntentCorrectionId Id,
        [StringLength(IntentExample.Longest, MinimumLength = 1)] string? Text = null,
        IntentId? IntentId = null,
        bool Move = false) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    /// <param name="state">How far the correction is.</param>
    /// <param name="text">What is to be the example.</param>
    /// <param name="intent">Whose it is to be; null where nobody said and no intent stands for the rest.</param>
    /// <param name="exists">Whether that intent does.</param>
    /// <param name="owner">The other intent that has the text and keeps it.</param>
    internal static Refusal? Decide(CorrectionState state, string text, IntentId? intent, bool exists, string? owner) =>
        state != CorrectionState.Proposed ? new CorrectionReviewed()
        : text.Length == 0 ? new InvalidInput("text", "must say something.")
        : intent is null ? new CorrectionNeedsIntent()
        : !exists ? new NotFound("intent")
        : owner is not null ? new ExampleOfAnother(owner)
        : null;

    public async ValueTask<Outcome<IntentCorrectionView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        if (await corrected.LockAsync(input.Id, ct) is not { } correction)
            return new NotFound("intent-correction");
        return await corrected.ApproveAsync(correction, input.Text, input.IntentId, input.Move, caller, ct) is { } refusal
            ? refusal
            : await IntentCorrectionView.From(db).SingleAsync(c => c.Id == input.Id, ct);
    }
}
