using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intent-models.test", Permission = "intents:manage", Route = "POST /intent-models/{id}/test", Audited = false,
    Refuses = [typeof(ModelNotReady)],
    Example = """{"texts":["I want my money back"]}""",
    Summary = "What a version, live or not, says of these texts. Nothing is kept of them.")]
internal sealed class TestIntentModel(DeskDb db) : IVerb<TestIntentModel.Input, TestIntentModel.Tested>
{
    internal sealed record Input(IntentModelId Id, [MinLength(1), MaxLength(100)] IReadOnlyList<string> Texts);

    internal sealed record Tested(IReadOnlyList<IntentPrediction> Predictions);

    public async ValueTask<Outcome<Tested>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var model = await db.Set<IntentModel>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == input.Id, ct);
        if (PublishIntentModel.Decide(model?.State) is { } refusal)
            return refusal;
        var version = await JudgingVersion.ReadAsync(db, db.Set<IntentModel>().Where(m => m.Id == input.Id), ct);
        var names = model!.Classes.ToDictionary(c => c.IntentId, c => c.Name);
        return new Tested([.. input.Texts.Select(t => (Text: t, Said: version!.Say(t))).Select(p => new IntentPrediction(p.Text, p.Said.Intent, names[p.Said.Intent], p.Said.Confidence, p.Said.Sure))]);
    }
}

/// <summary>What a model says of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="IntentId">The likeliest intent.</param>
/// <param name="IntentName">What it was called when the model learned it.</param>
/// <param name="Confidence">How likely it is, from 0 to 1.</param>
/// <param name="Sure">Whether the model stands by it; if not, nothing follows from it.</param>
public sealed record IntentPrediction(string Text, IntentId IntentId, string IntentName, double Confidence, bool Sure);
