using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents.Retraining;
using Switchboard.Desk.Intents.Starter;
using Switchboard.Desk.Storage;
using Switchboard.Language.Training;

namespace Switchboard.Desk.Intents;

/// <summary>One tenant's turn at training: the version that waits, or one whose trainer is gone.</summary>
internal sealed class TrainingTurn(DeskDb db, TrainedModels store, LiveOpponent live, TimeProvider clock)
{
    /// <summary>Between two signs of life; after several of them are missing, another may take the work.</summary>
    internal static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private const int MostAttempts = 3;

    /// <summary>Two, whatever the machine has: answering customers comes first.</summary>
    private const int Cores = 2;

    public async Task<bool> RunAsync(CancellationToken ct)
    {
        if (await LeaseAsync(ct) is not { } job)
            return false;
        if (job.Attempts > MostAttempts)
        {
            await store.FailAsync(job.Id, "gave-up", ct);
            return true;
        }

        var (names, examples) = await ExamplesAsync(ct);
        if (TrainIntentModel.Decide(names.Count) is not null)
        {
            await store.FailAsync(job.Id, "too-few-examples", ct);
            return true;
        }

        var begun = clock.GetTimestamp();
        var (learned, held) = HeldBack.Split(db.TenantId, examples);
        var options = new TrainingOptions { Seed = (ulong)job.Seed, Cores = Cores, LearningCurve = true, Strangers = StarterTexts.InLanguagesOf(learned) };
        var result = await WatchedAsync(job.Id, (told, stop) => TextTrainer.Train(learned, held, options with { Progress = told }, stop), ct);
        var comparison = job.Origin == ModelOrigin.Retraining ? await live.CompareAsync(result.Model, held, names, ct) : null;
        await store.KeepAsync(job.Id, result, names, comparison, clock.GetElapsedTime(begun), ct);
        return true;
    }

    private async Task<IntentModel?> LeaseAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = db.Set<IntentModel>().AsNoTracking().Where(m => m.State == IntentModelState.Queued || (m.State == IntentModelState.Training && m.LeasedUntil < now));
        var job = await due.FirstOrDefaultAsync(ct);
        if (job is null)
            return null;
        var taken = await due.Where(m => m.Id == job.Id).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, IntentModelState.Training).SetProperty(x => x.LeasedUntil, now + Lease).SetProperty(x => x.Attempts, x => x.Attempts + 1), ct);
        job.Attempts++;
        return taken == 1 ? job : null;
    }

    /// <summary>All intents that have enough examples, by the names that the model knows them by.</summary>
    private async Task<(Dictionary<string, IntentId> Names, List<Example> Examples)> ExamplesAsync(CancellationToken ct)
    {
        var intents = await db.Set<Intent>().AsNoTracking().Where(i => db.Set<IntentExample>().Count(e => e.IntentId == i.Id) >= IntentExample.Fewest).ToListAsync(ct);
        var texts = await db.Set<IntentExample>().AsNoTracking().OrderBy(e => e.Id).Select(e => new { e.IntentId, e.Text }).ToListAsync(ct);
        var names = intents.ToDictionary(i => i.Id, i => i.Name);
        return (intents.ToDictionary(i => i.Name, i => i.Id, StringComparer.Ordinal), [.. texts.Where(t => names.ContainsKey(t.IntentId)).Select(t => new Example(names[t.IntentId], t.Text))]);
    }

    /// <summary>Trains beside, and tells the row how far it is as long as it lasts.</summary>
    private async Task<TrainingResult> WatchedAsync(IntentModelId id, Func<IProgress<TrainingProgress>, CancellationToken, TrainingResult> train, CancellationToken ct)
    {
        var told = new LatestProgress();
        var training = Task.Run(() => train(told, ct), ct);
        while (await Task.WhenAny(training, Task.Delay(Beat, clock, ct)) != training)
        {
            ct.ThrowIfCancellationRequested();
            var (step, done) = told.Latest;
            var until = clock.GetUtcNow() + Lease;
            await db.Set<IntentModel>().Where(m => m.Id == id).ExecuteUpdateAsync(
                m => m.SetProperty(x => x.Step, step).SetProperty(x => x.Progress, done).SetProperty(x => x.LeasedUntil, until), ct);
        }

        return await training;
    }

    private sealed class LatestProgress : IProgress<TrainingProgress>
    {
        private readonly Lock _lock = new();
        private TrainingProgress _latest = new("", 0);

        internal TrainingProgress Latest
        {
            get
            {
                lock (_lock)
                    return _latest;
            }
        }

        public void Report(TrainingProgress value)
        {
            lock (_lock)
                _latest = value;
        }
    }
}
