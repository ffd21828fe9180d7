using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Experiments;

[Verb("intent-experiments.list-differences", Permission = "intents:manage", Route = "GET /intent-experiments/{id}/differences", Audited = false,
    Summary = "The latest messages of which a version in the shadow said something else than the live one, as places in conversations that the caller may see.")]
internal sealed class ListIntentDifferences(DeskDb db) : IVerb<ListIntentDifferences.Input, ListIntentDifferences.Found>
{
    /// <param name="Id">The experiment.</param>
    /// <param name="LiveIntentId">What the live version said.</param>
    /// <param name="ChallengerIntentId">What the other said.</param>
    /// <param name="Limit">So many at most.</param>
    internal sealed record Input(IntentExperimentId Id, IntentId LiveIntentId, IntentId ChallengerIntentId, [Range(1, 100)] int Limit = 20);

    internal sealed record Found(IReadOnlyList<DifferencePlace> Items);

    public async ValueTask<Outcome<Found>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var experiment = await db.Set<IntentExperiment>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == input.Id, ct);
        if (experiment is null)
            return new NotFound("intent-experiment");
        var said = db.Set<KeptPrediction>().AsNoTracking().Where(p => p.ExperimentId == input.Id);
        return new Found(await (
            from l in said
            where l.ModelNumber == experiment.LiveNumber && l.IntentId == input.LiveIntentId
            join s in said on new { l.SaidOn, l.ConversationId, l.Seq } equals new { s.SaidOn, s.ConversationId, s.Seq }
            where s.ModelNumber == experiment.ChallengerNumber && s.IntentId == input.ChallengerIntentId
            join c in db.Conversations on l.ConversationId equals c.Id
            orderby l.SaidOn descending, l.ConversationId descending, l.Seq descending
            select new DifferencePlace(l.ConversationId, c.Number, l.Seq, l.SaidOn, l.Confidence, s.Confidence)).Take(input.Limit).ToListAsync(ct));
    }
}

/// <summary>A message of which two versions said different things.</summary>
/// <param name="ConversationId">Where it is.</param>
/// <param name="ConversationNumber">That conversation's number.</param>
/// <param name="Seq">The message's number in it.</param>
/// <param name="SaidOn">On which day.</param>
/// <param name="LiveConfidence">How sure the live version was, from 0 to 1.</param>
/// <param name="ChallengerConfidence">How sure the other was.</param>
public sealed record DifferencePlace(ConversationId ConversationId, long ConversationNumber, int Seq, DateOnly SaidOn, double LiveConfidence, double ChallengerConfidence);
