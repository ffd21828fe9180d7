using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

[Verb("intent-corrections.approve-many", Permission = "models:review", Route = "POST /intent-corrections/approve",
    Refuses = [typeof(CorrectionReviewed), typeof(CorrectionNeedsIntent), typeof(ExampleOfAnother), typeof(TooManyExamples)],
    Example = """{"ids":["{intent-correction}"]}""",
    Summary = "Make examples of several corrections as they are. Those that need a decision are left, and it is said why.")]
internal sealed class ApproveCorrections(DeskWork work, CorrectedExamples corrected) : IVerb<ApproveCorrections.Input, CorrectionsApproved>
{
    internal sealed record Input([MinLength(1), MaxLength(100)] IReadOnlyList<IntentCorrectionId> Ids);

    public async ValueTask<Outcome<CorrectionsApproved>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var left = new List<CorrectionLeft>();

        // In one order for everybody: two supervisors with the same rows wait for each other and do not lock each other out.
        IntentCorrectionId[] ids = [.. input.Ids.Distinct().OrderBy(i => i.Value)];
        foreach (var id in ids)
        {
            if (await corrected.LockAsync(id, ct) is not { } correction)
                return new NotFound("intent-correction");
            if (await corrected.ApproveAsync(correction, null, null, move: false, caller, ct) is { } refusal)
                left.Add(new CorrectionLeft(id, refusal.Code, refusal.Detail));
        }

        return new CorrectionsApproved(ids.Length - left.Count, left);
    }
}

/// <summary>What came of approving several corrections.</summary>
/// <param name="Approved">So many became examples.</param>
/// <param name="Left">These did not.</param>
public sealed record CorrectionsApproved(int Approved, IReadOnlyList<CorrectionLeft> Left);

/// <summary>A correction that needs somebody's decision.</summary>
/// <param name="Id">Which.</param>
/// <param name="Code">Why not, as a refusal of the single approval would say it.</param>
/// <param name="Detail">The same in words.</param>
public sealed record CorrectionLeft(IntentCorrectionId Id, string Code, string Detail);
