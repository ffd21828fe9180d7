using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents;

/// <summary>What judges the messages of each tenant that was heard of lately, in memory.</summary>
internal sealed class LiveIntentModels
{
    private readonly PlatformScope _platform;
    private readonly TenantMemory<LiveIntentModel?> _memory;

    public LiveIntentModels(PlatformScope platform, TimeProvider clock) => (_platform, _memory) = (platform, new(ReadAsync, TimeSpan.FromMinutes(10), clock));

    /// <summary>Null where the tenant has published none.</summary>
    public ValueTask<LiveIntentModel?> OfAsync(Tenant tenant, CancellationToken ct) => _memory.OfAsync(tenant, ct);

    public void Forget(TenantId tenant) => _memory.Forget(tenant);

    private async Task<LiveIntentModel?> ReadAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = _platform.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        if (await JudgingVersion.ReadAsync(db, db.Set<IntentModel>().LiveFirst(), ct) is not { } live)
            return null;
        var running = await db.Set<IntentExperiment>().AsNoTracking().SingleOrDefaultAsync(e => e.EndedAt == null, ct);
        var challenger = running is null ? null : await JudgingVersion.ReadAsync(db, db.Set<IntentModel>().Where(m => m.Id == running.ChallengerId), ct);
        return new LiveIntentModel(live, challenger is null ? null : new RunningExperiment(running!.Id, running.Mode, running.Share, challenger));
    }
}
