using Microsoft.Extensions.AI;
using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>The embedder that serves a tenant. It may fall out of service at any call.</summary>
/// <param name="plugins">Where it is.</param>
/// <param name="http">Its way out.</param>
/// <param name="plugin">Its id.</param>
/// <param name="call">What it is called with.</param>
/// <param name="model">By what its vectors are told from those of another model.</param>
internal sealed class TenantEmbedder(IDeskPlugins plugins, EmbeddingHttp http, string plugin, PluginCall call, string model)
{
    private const int MostDimensions = 4096;
    private const int LongestModel = 300;

    internal string Plugin => plugin;

    internal string Model => model;

    /// <summary>Vectors of the same name can be compared. Null for a generator that does not say what it is.</summary>
    internal static string? NameOf(EmbeddingGeneratorMetadata metadata)
    {
        if (string.IsNullOrWhiteSpace(metadata.DefaultModelId))
            return null;
        var name = $"{metadata.DefaultModelId} {metadata.DefaultModelDimensions} {metadata.ProviderUri?.Authority}{metadata.ProviderUri?.AbsolutePath}";
        return name.Length <= LongestModel ? name : name[..LongestModel];
    }

    internal async ValueTask<EmbeddedTexts> EmbedAsync(IReadOnlyList<string> texts, TimeSpan limit, CancellationToken ct)
    {
        using var tools = http.NewTools();
        var answer = await plugins.EmbedAsync(plugin, texts, tools, call, limit, ct);
        return answer.Trouble is { } trouble ? new EmbeddedTexts(trouble) : Decide(answer.Vectors, texts.Count);
    }

    /// <summary>A plugin is somebody else's: what it gives is looked at before it is kept.</summary>
    internal static EmbeddedTexts Decide(GeneratedEmbeddings<Embedding<float>>? vectors, int texts)
    {
        if (vectors is null || vectors.Count != texts)
            return new EmbeddedTexts(new EmbeddingTrouble(EmbeddingTroubleKind.Settings, "not one vector a text"));
        var dims = texts == 0 ? 0 : vectors[0].Vector.Length;
        foreach (var vector in vectors)
        {
            if (vector.Vector.Length != dims || dims is 0 or > MostDimensions)
                return new EmbeddedTexts(new EmbeddingTrouble(EmbeddingTroubleKind.Settings, $"vectors must all have the same length, 1 to {MostDimensions}"));
            if (vector.Vector.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
                return new EmbeddedTexts(new EmbeddingTrouble(EmbeddingTroubleKind.Settings, "vectors must be of finite numbers"));
        }

        return new EmbeddedTexts([.. vectors.Select(v => v.Vector)], vectors.Usage?.TotalTokenCount ?? vectors.Usage?.InputTokenCount ?? 0);
    }
}

/// <summary>What became of texts: a vector for each, in their order, or trouble.</summary>
internal sealed record EmbeddedTexts(IReadOnlyList<ReadOnlyMemory<float>> Vectors, long Tokens, EmbeddingTrouble? Trouble = null)
{
    internal EmbeddedTexts(EmbeddingTrouble trouble)
        : this([], 0, trouble)
    {
    }
}
