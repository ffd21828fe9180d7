using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents.Drift;

/// <summary>
/// Compares, once a day, what the live version said in the last seven days with what it said in its first fourteen. Whoever takes the row measures, so that of several
/// hosts one does; if it dies, another does after the lease.
/// </summary>
internal sealed class DriftWatch(DeskDb db, TimeProvider clock)
{
    internal const int BaselineDays = 14;
    internal const int RecentDays = 7;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var live = await db.Set<IntentModel>().AsNoTracking().LiveFirst().Select(m => new { m.Id, m.Number, m.PublishedAt }).FirstOrDefaultAsync(ct);
        var (today, first) = (Day(now), live is null ? default : Day(live.PublishedAt!.Value));

        // Before this, the days that are compared would be the same ones.
        if (live is null || today.DayNumber - first.DayNumber < BaselineDays + RecentDays || !await TakeAsync(live.Id, live.PublishedAt!.Value, now, ct))
            return;
        var row = await db.Set<IntentDrift>().SingleAsync(d => d.ModelId == live.Id, ct);
        row.Baseline ??= await MixAsync(live.Number, first, first.AddDays(BaselineDays), ct);
        row.Recent = await MixAsync(live.Number, today.AddDays(-RecentDays), today, ct);
        Judge(row, now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Pure: what the two mixes mean for the row.</summary>
    internal static void Judge(IntentDrift row, DateTimeOffset now)
    {
        var verdict = DriftVerdict.Of(row.Baseline!, row.Recent!);
        (row.ConfidenceShift, row.IntentShift) = (verdict?.Confidence, verdict?.Intents);
        row.AlarmedAt = verdict is { IsAlarming: true } ? row.AlarmedAt ?? now : null;
        (row.MeasuredAt, row.LeasedUntil) = (now, null);
    }

    private async Task<bool> TakeAsync(IntentModelId model, DateTimeOffset published, DateTimeOffset now, CancellationToken ct) => await db.Database.ExecuteSqlAsync($"""
        insert into desk.intent_drifts as d (tenant_id, model_id, published_at, leased_until) values ({db.TenantId.Value}, {model.Value}, {published}, {now + Lease})
        on conflict (tenant_id, model_id) do update set
          leased_until = excluded.leased_until,
          published_at = excluded.published_at,
          baseline = case when d.published_at = excluded.published_at then d.baseline end,
          alarmed_at = case when d.published_at = excluded.published_at then d.alarmed_at end
        where (d.leased_until is null or d.leased_until <= {now}) and (d.measured_at is null or d.measured_at <= {now - Every} or d.published_at <> excluded.published_at)
        """, ct) == 1;

    private async Task<SpokenMix> MixAsync(int model, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var counted = await db.Database.SqlQuery<CountedRow>($"""
            select intent_id as "IntentId", least(floor(confidence * 10), 9)::int as "Tenth", count(*)::int as "Messages", count(*) filter (where sure)::int as "Sure"
            from desk.intent_predictions where tenant_id = {db.TenantId.Value} and said_on >= {from} and said_on < {until} and model_number = {model}
            group by 1, 2
            """).ToListAsync(ct);
        var tenths = counted.ToLookup(c => c.Tenth, c => c.Messages);
        return new SpokenMix(
            counted.Sum(c => c.Messages),
            counted.Sum(c => c.Sure),
            [.. Enumerable.Range(0, 10).Select(t => tenths[t].Sum())],
            [.. counted.GroupBy(c => c.IntentId).Select(g => new SpokenIntent(new IntentId(g.Key), g.Sum(c => c.Messages))).OrderByDescending(i => i.Messages).ThenBy(i => i.IntentId.Value)]);
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private sealed record CountedRow(Guid IntentId, int Tenth, int Messages, int Sure);
}
