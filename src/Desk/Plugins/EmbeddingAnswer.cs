using Microsoft.Extensions.AI;

namespace Switchboard.Desk.Plugins;

/// <summary>What an embedder made of texts, or why nothing came of it.</summary>
/// <param name="Vectors">One for each text, in their order; null where there is trouble.</param>
/// <param name="Trouble">Why there are none.</param>
public sealed record EmbeddingAnswer(GeneratedEmbeddings<Embedding<float>>? Vectors, EmbeddingTrouble? Trouble);

/// <param name="Kind">What may be done about it.</param>
/// <param name="Why">The same in a word, for the tenant's administrators: a status, the service's own code. Nothing of the texts.</param>
/// <param name="After">Not before this; null where the service does not say.</param>
public sealed record EmbeddingTrouble(EmbeddingTroubleKind Kind, string Why, TimeSpan? After = null);

public enum EmbeddingTroubleKind
{
    /// <summary>The plugin is gone, rests or failed.</summary>
    OutOfService,

    /// <summary>No answer in time.</summary>
    Slow,

    /// <summary>The service cannot be reached, or does not take it now.</summary>
    Later,

    /// <summary>Somebody has to see to the form, or to the service's bill.</summary>
    Settings,

    /// <summary>The service does not take one of the texts.</summary>
    Texts,
}
