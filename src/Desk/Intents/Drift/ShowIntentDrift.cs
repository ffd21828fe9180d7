using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Drift;

[Verb("intent-models.show-drift", Permission = "intents:manage", Route = "GET /intent-models/{id}/drift", Audited = false,
    Summary = "How far what a version says has moved from what it said in its first two weeks.")]
internal sealed class ShowIntentDrift(DeskDb db) : IVerb<ShowIntentDrift.Input, IntentDriftView>
{
    internal sealed record Input(IntentModelId Id);

    public async ValueTask<Outcome<IntentDriftView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (!await db.Set<IntentModel>().AnyAsync(m => m.Id == input.Id, ct))
            return new NotFound("intent-model");
        var row = await db.Set<IntentDrift>().AsNoTracking().SingleOrDefaultAsync(d => d.ModelId == input.Id, ct);
        var names = await db.Set<Intent>().AsNoTracking().ToDictionaryAsync(i => i.Id, i => i.Name, ct);
        return IntentDriftView.Of(row, names);
    }
}

/// <summary>How far a version has moved.</summary>
/// <param name="MeasuredAt">When that was found; null before it has been live for three weeks.</param>
/// <param name="AlarmedAt">Since when it is too far; null while it is not.</param>
/// <param name="ConfidenceShift">Population stability index over tenths of confidence; null with fewer than 500 messages on either side. Above 0.2 it is too far.</param>
/// <param name="IntentShift">The same over intents.</param>
/// <param name="Before">In its first two weeks.</param>
/// <param name="Now">In the seven days before it was measured.</param>
public sealed record IntentDriftView(
    DateTimeOffset? MeasuredAt, DateTimeOffset? AlarmedAt, double? ConfidenceShift, double? IntentShift, IntentMixView? Before, IntentMixView? Now)
{
    internal static IntentDriftView Of(IntentDrift? row, IReadOnlyDictionary<IntentId, string> names) => new(
        row?.MeasuredAt, row?.AlarmedAt, row?.ConfidenceShift, row?.IntentShift, IntentMixView.Of(row?.Baseline, names), IntentMixView.Of(row?.Recent, names));
}

/// <summary>What a version said in some days.</summary>
/// <param name="Messages">So many were judged.</param>
/// <param name="Sure">So many of them it was sure of.</param>
/// <param name="Confidence">How many by tenths of its confidence, the lowest first.</param>
/// <param name="Intents">How many of each intent, the most frequent first.</param>
public sealed record IntentMixView(int Messages, int Sure, IReadOnlyList<int> Confidence, IReadOnlyList<IntentShareView> Intents)
{
    internal static IntentMixView? Of(SpokenMix? mix, IReadOnlyDictionary<IntentId, string> names) => mix is null ? null
        : new IntentMixView(mix.Messages, mix.Sure, mix.Confidence, [.. mix.Intents.Select(i => new IntentShareView(i.IntentId, names.GetValueOrDefault(i.IntentId), i.Messages))]);
}

/// <summary>How often an intent was said.</summary>
/// <param name="IntentId">Which.</param>
/// <param name="IntentName">What it is called; null when it was deleted.</param>
/// <param name="Messages">So often.</param>
public sealed record IntentShareView(IntentId IntentId, string? IntentName, int Messages);
