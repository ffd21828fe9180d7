using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Storage;
using Switchboard.Language.Models;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents;

/// <summary>What judges the messages of each tenant that was heard of lately, in memory.</summary>
internal sealed class LiveIntentModels(PlatformScope platform, TimeProvider clock)
{
    private static readonly TimeSpan Remember = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<TenantId, Remembered> _known = new();
    private long _news;

    /// <summary>Null where the tenant has published none.</summary>
    public async ValueTask<LiveIntentModel?> OfAsync(Tenant tenant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(tenant.Id, out var known) && known.Until > now)
            return known.Model;
        foreach (var stale in _known.Where(k => k.Value.Until <= now))
            _known.TryRemove(stale);

        // Counted before it is read: news that come meanwhile count on, and what was read is not remembered.
        var news = Volatile.Read(ref _news);
        var model = await ReadAsync(tenant, ct);
        _known[tenant.Id] = new Remembered(model, now + Remember);
        if (Volatile.Read(ref _news) != news)
            Forget(tenant.Id);
        return model;
    }

    public void Forget(TenantId tenant)
    {
        Interlocked.Increment(ref _news);
        _known.TryRemove(tenant, out _);
    }

    private async Task<LiveIntentModel?> ReadAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = platform.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var live = await VersionAsync(db, db.Set<IntentModel>().Where(m => m.PublishedAt != null).OrderByDescending(m => m.PublishedAt), ct);
        if (live is null)
            return null;
        var running = await db.Set<IntentExperiment>().AsNoTracking().SingleOrDefaultAsync(e => e.EndedAt == null, ct);
        var challenger = running is null ? null : await VersionAsync(db, db.Set<IntentModel>().Where(m => m.Id == running.ChallengerId), ct);
        return new LiveIntentModel(live, challenger is null ? null : new RunningExperiment(running!.Id, running.Mode, running.Share, challenger));
    }

    private static async Task<JudgingVersion?> VersionAsync(DeskDb db, IQueryable<IntentModel> which, CancellationToken ct)
    {
        var version = await which.AsNoTracking().Select(m => new { m.Id, m.Number, m.Classes }).FirstOrDefaultAsync(ct);
        if (version is null)
            return null;
        var file = await db.Set<IntentModelFile>().AsNoTracking().SingleAsync(f => f.ModelId == version.Id, ct);
        return new JudgingVersion(version.Number, TextModel.Read(file.Content), version.Classes.ToDictionary(c => c.Name, c => c.IntentId, StringComparer.Ordinal));
    }

    private sealed record Remembered(LiveIntentModel? Model, DateTimeOffset Until);
}
