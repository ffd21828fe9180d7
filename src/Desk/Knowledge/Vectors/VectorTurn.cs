using Switchboard.Desk.Metering;
using Switchboard.Desk.Plugins;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>One tenant's turn at vectors: some of the articles that wait for one, in batches, and then the next tenant's.</summary>
internal sealed class VectorTurn(TenantEmbedders embedders, VectorStore store, VectorWork work, EmbeddingUse use, TimeProvider clock)
{
    private const int Batch = 20;
    private const int MostBatches = 10;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan WhileResting = TimeSpan.FromSeconds(30);

    /// <returns>When the tenant wants its next turn; null when it waits for news.</returns>
    internal async Task<DateTimeOffset?> RunAsync(Tenant tenant, CancellationToken ct)
    {
        var (embedder, resting) = await embedders.FindAsync(tenant, ct);
        if (resting)
            return clock.GetUtcNow() + WhileResting;
        await store.ChooseAsync(tenant, embedder?.Model, ct);
        if (embedder is null || (await store.WaitingAsync(tenant, embedder.Model, 1, ct)).Count == 0)
            return null;
        return await work.ClaimAsync(tenant, ct) ?? await WorkAsync(tenant, embedder, ct);
    }

    private async Task<DateTimeOffset?> WorkAsync(Tenant tenant, TenantEmbedder embedder, CancellationToken ct)
    {
        var kept = false;
        try
        {
            for (var batch = 0; batch < MostBatches; batch++)
            {
                var waiting = await store.WaitingAsync(tenant, embedder.Model, Batch, ct);
                if (waiting.Count == 0)
                {
                    await work.LeaveAsync(tenant, ct);
                    return null;
                }

                if (await WorkAsync(tenant, embedder, waiting, ct) is { } trouble)
                    return await work.WaitAsync(tenant, trouble, ct);
                await work.HoldAsync(tenant, ct);
                kept = true;
            }

            await work.LeaveAsync(tenant, ct);
            return clock.GetUtcNow();
        }
        finally
        {
            // Once a turn and not once a batch: each telling has every host that serves the tenant look again.
            if (kept)
                await store.TellAsync(tenant, CancellationToken.None);
        }
    }

    private async Task<EmbeddingTrouble?> WorkAsync(Tenant tenant, TenantEmbedder embedder, List<WaitingArticle> waiting, CancellationToken ct)
    {
        var same = waiting.Where(w => w.HasSameText).ToList();
        if (same.Count > 0)
            await store.SameTextAsync(tenant, same, ct);
        var changed = waiting.Where(w => !w.HasSameText).ToList();
        if (changed.Count == 0)
            return null;
        var made = await EmbedAsync(tenant, embedder, changed, ct);
        if (made.Trouble is { Kind: EmbeddingTroubleKind.Texts } refused)
            return await OneByOneAsync(tenant, embedder, changed, refused, ct);
        if (made.Trouble is null)
            await store.KeepAsync(tenant, embedder.Model, changed, made.Vectors, ct);
        return made.Trouble;
    }

    /// <summary>
    /// The service does not take one of the texts: those that it takes alone are kept, and the others are not asked for again until they change. Where it takes none, it is not the texts.
    /// </summary>
    private async Task<EmbeddingTrouble?> OneByOneAsync(Tenant tenant, TenantEmbedder embedder, List<WaitingArticle> articles, EmbeddingTrouble refused, CancellationToken ct)
    {
        var vectors = new List<ReadOnlyMemory<float>>();
        foreach (var article in articles)
        {
            var made = await EmbedAsync(tenant, embedder, [article], ct);
            if (made.Trouble is { Kind: not EmbeddingTroubleKind.Texts })
                return made.Trouble;
            vectors.Add(made.Trouble is null ? made.Vectors[0] : default);
        }

        if (vectors.TrueForAll(v => v.IsEmpty) && !await store.HasAnyAsync(tenant, embedder.Model, ct))
            return refused with { Kind = EmbeddingTroubleKind.Settings };
        await store.KeepAsync(tenant, embedder.Model, articles, vectors, ct);
        return null;
    }

    private async Task<EmbeddedTexts> EmbedAsync(Tenant tenant, TenantEmbedder embedder, List<WaitingArticle> articles, CancellationToken ct)
    {
        var made = await embedder.EmbedAsync([.. articles.Select(a => a.Text)], Limit, ct);
        if (made.Trouble is null)
            await use.CountAsync(tenant, articles.Count, made.Tokens, ct);
        return made;
    }
}
