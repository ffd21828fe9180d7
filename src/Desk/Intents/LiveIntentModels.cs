using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Storage;
using Switchboard.Language.Models;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents;

/// <summary>The live model of each tenant that was heard of lately, in memory: every message is judged by it.</summary>
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
        var live = await db.Set<IntentModel>().AsNoTracking().Where(m => m.PublishedAt != null).OrderByDescending(m => m.PublishedAt).Select(m => new { m.Id, m.Classes }).FirstOrDefaultAsync(ct);
        if (live is null)
            return null;
        var file = await db.Set<IntentModelFile>().AsNoTracking().SingleAsync(f => f.ModelId == live.Id, ct);
        return new LiveIntentModel(TextModel.Read(file.Content), live.Classes.ToDictionary(c => c.Name, c => c.IntentId, StringComparer.Ordinal));
    }

    private sealed record Remembered(LiveIntentModel? Model, DateTimeOffset Until);
}

/// <summary>A model with the intents that its classes mean.</summary>
internal sealed class LiveIntentModel(TextModel model, Dictionary<string, IntentId> intents)
{
    /// <summary>What the text is about; null where the model does not stand by it.</summary>
    internal IntentGuess? Judge(string text) =>
        !string.IsNullOrWhiteSpace(text) && model.Predict(text) is { IsSure: true } said ? new IntentGuess(intents[said.Label], Math.Round(said.Confidence, 4)) : null;
}

/// <summary>What a text is about.</summary>
internal readonly record struct IntentGuess(IntentId Intent, double Confidence);
