using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents.Experiments;

/// <summary>Counts what an experiment has shown. It counts past the limits of who asks: figures of all conversations, and none of them told.</summary>
internal sealed class ExperimentFigures(DeskDb db)
{
    /// <summary>Pairs of intents that are told; what is rarer is seldom worth a look.</summary>
    private const int MostDifferences = 50;

    public async Task<ExperimentOutcome> CountAsync(IntentExperiment experiment, CancellationToken ct)
    {
        var arms = await ArmsAsync(experiment, ct);
        return ExperimentOutcome.Of(
            Of(arms.SingleOrDefault(a => a.ModelNumber == experiment.LiveNumber)),
            Of(arms.SingleOrDefault(a => a.ModelNumber == experiment.ChallengerNumber)),
            experiment.Mode == ExperimentMode.Shadow ? await AgreementAsync(experiment, ct) : null);
    }

    // Whoever wrote, has it, or had it put before them: it went to a person.
    private Task<List<ArmRow>> ArmsAsync(IntentExperiment experiment, CancellationToken ct) => db.Database.SqlQuery<ArmRow>($"""
        select p.model_number as "ModelNumber", count(*)::int as "Conversations", count(*) filter (where p.sure)::int as "Sure",
               count(*) filter (where c.status in ('open', 'snoozed') or c.assignee_id is not null or c.handover_reason is not null or c.first_reply_at is not null)::int as "HandedOver",
               count(*) filter (where exists (select from desk.intent_corrections k where k.tenant_id = c.tenant_id and k.conversation_id = c.id))::int as "Corrected",
               count(c.rating_score)::int as "Rated", count(*) filter (where c.rating_score >= 4)::int as "Satisfied",
               coalesce(avg(c.rating_score), 0)::float8 as "Mean", coalesce(stddev_samp(c.rating_score), 0)::float8 as "Deviation"
        from (select conversation_id, model_number, bool_or(sure) as sure from desk.intent_predictions
              where tenant_id = {db.TenantId.Value} and said_on >= {FirstDay(experiment)} and experiment_id = {experiment.Id.Value} group by 1, 2) p
        join desk.conversations c on c.tenant_id = {db.TenantId.Value} and c.id = p.conversation_id
        where c.created_at >= {experiment.StartedAt}
        group by p.model_number
        """).ToListAsync(ct);

    private async Task<ExperimentAgreement> AgreementAsync(IntentExperiment experiment, CancellationToken ct)
    {
        var pairs = await db.Database.SqlQuery<PairRow>($"""
            select l.intent_id as "Live", s.intent_id as "Challenger", count(*)::int as "Count"
            from desk.intent_predictions l join desk.intent_predictions s
              on s.tenant_id = l.tenant_id and s.said_on = l.said_on and s.model_number = {experiment.ChallengerNumber} and s.conversation_id = l.conversation_id and s.seq = l.seq
            where l.tenant_id = {db.TenantId.Value} and l.said_on >= {FirstDay(experiment)} and l.model_number = {experiment.LiveNumber}
              and l.experiment_id = {experiment.Id.Value} and s.experiment_id = l.experiment_id
            group by 1, 2
            """).ToListAsync(ct);
        var names = await db.Set<Intent>().AsNoTracking().ToDictionaryAsync(i => i.Id, i => i.Name, ct);
        var both = pairs.Sum(p => p.Count);
        return new ExperimentAgreement(
            both,
            MeasuredShare.From(pairs.Where(p => p.Live == p.Challenger).Sum(p => p.Count), both),
            [
                .. pairs.Where(p => p.Live != p.Challenger).OrderByDescending(p => p.Count).ThenBy(p => p.Live).ThenBy(p => p.Challenger).Take(MostDifferences)
                    .Select(p => (Live: new IntentId(p.Live), Challenger: new IntentId(p.Challenger), p.Count))
                    .Select(p => new ExperimentDifference(p.Live, p.Challenger, p.Count, names.GetValueOrDefault(p.Live), names.GetValueOrDefault(p.Challenger))),
            ]);
    }

    private static DateOnly FirstDay(IntentExperiment experiment) => DateOnly.FromDateTime(experiment.StartedAt.UtcDateTime);

    private static ArmOutcome Of(ArmRow? row)
    {
        var n = row ?? new ArmRow(0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new ArmOutcome(
            n.Conversations,
            MeasuredShare.From(n.Sure, n.Conversations),
            MeasuredShare.From(n.HandedOver, n.Conversations),
            MeasuredShare.From(n.Corrected, n.Conversations),
            MeasuredShare.From(n.Satisfied, n.Rated),
            MeasuredMean.From(n.Rated, n.Mean, n.Deviation));
    }

    private sealed record ArmRow(int ModelNumber, int Conversations, int Sure, int HandedOver, int Corrected, int Rated, int Satisfied, double Mean, double Deviation);

    private sealed record PairRow(Guid Live, Guid Challenger, int Count);
}
