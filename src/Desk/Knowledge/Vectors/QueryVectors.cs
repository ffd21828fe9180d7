using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Metering;
using Switchboard.Desk.Plugins;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>A query's vector, good for articles' vectors of the same model.</summary>
internal sealed record QueryVector(string Model, ReadOnlyMemory<float> Values);

/// <summary>
/// Makes vectors of what is searched for: once, within a short time, or not at all, and then words must do. What was asked lately is remembered; a service that fails three times in a
/// row is left alone for half a minute, by this tenant only.
/// </summary>
internal sealed class QueryVectors : IDisposable
{
    private const int Strikes = 3;
    private const long MostRemembered = 64 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Remember = TimeSpan.FromMinutes(10);
    private readonly TenantEmbedders _embedders;
    private readonly EmbeddingUse _use;
    private readonly TimeProvider _clock;
    private readonly ILogger<QueryVectors> _log;
    private readonly Counter<long> _asked;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostRemembered });
    private readonly ConcurrentDictionary<TenantId, (int Failures, DateTimeOffset Until)> _failing = new();

    public QueryVectors(TenantEmbedders embedders, EmbeddingUse use, IMeterFactory meters, TimeProvider clock, ILogger<QueryVectors> log)
    {
        (_embedders, _use, _clock, _log) = (embedders, use, clock, log);
        _asked = meters.Create("Switchboard.Knowledge").CreateCounter<long>("switchboard.search.query_vectors", description: "Searches where articles have vectors, by what became of the query's own.");
    }

    /// <summary>Null where there is none in time. Never throws for what the service or the plugin does.</summary>
    /// <param name="tenant">Who searches.</param>
    /// <param name="query">For what, without what tells who asks: it leaves the house.</param>
    /// <param name="model">The model of the articles' vectors.</param>
    /// <param name="ct">Stops it.</param>
    internal async ValueTask<QueryVector?> OfAsync(Tenant tenant, string query, string model, CancellationToken ct)
    {
        if (query.Length == 0)
            return null;
        var key = (tenant.Id, model, query);
        if (_known.TryGetValue(key, out QueryVector? known))
            return Counted(known, "remembered");
        if (_failing.TryGetValue(tenant.Id, out var failing) && failing.Failures >= Strikes && failing.Until > _clock.GetUtcNow())
            return Counted(null, "resting");

        // While the form was just changed, articles' vectors are still of the former model.
        if ((await _embedders.FindAsync(tenant, ct)).Embedder is not { } embedder || embedder.Model != model)
            return Counted(null, "no-model");
        var made = await embedder.EmbedAsync([query], Limit, ct);
        if (made.Trouble is { } trouble)
            return Failed(tenant, trouble);
        _failing.TryRemove(tenant.Id, out _);
        await _use.CountAsync(tenant, 1, made.Tokens, ct);
        return Counted(Keep(key, new QueryVector(model, made.Vectors[0])), "made");
    }

    public void Dispose() => _known.Dispose();

    private QueryVector Keep((TenantId Tenant, string Model, string Query) key, QueryVector vector) =>
        _known.Set(key, vector, new MemoryCacheEntryOptions { Size = (vector.Values.Length * sizeof(float)) + (key.Query.Length * sizeof(char)) + 200, AbsoluteExpirationRelativeToNow = Remember });

    private QueryVector? Failed(Tenant tenant, EmbeddingTrouble trouble)
    {
        var until = _clock.GetUtcNow() + Rest;
        _failing.AddOrUpdate(tenant.Id, (1, until), (_, before) => (before.Failures + 1, until));
        _log.LogWarning("A search of tenant {Tenant} went by words alone: {Trouble}", tenant.Id, trouble.Kind);
        return Counted(null, trouble.Kind == EmbeddingTroubleKind.Slow ? "slow" : "failed");
    }

    private QueryVector? Counted(QueryVector? vector, string outcome)
    {
        _asked.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        return vector;
    }
}
