using Microsoft.Extensions.AI;

namespace Switchboard.Plugins.Contract;

/// <summary>Turns texts into vectors, so that texts which mean the same lie close together, whatever their words. Since contract 1.3.</summary>
public interface ITextEmbedder : IPlugin
{
    /// <summary>
    /// The generator for one tenant, made from what it filled in. Called for each batch of articles, each query, and to learn which model it is; must only compute, and reaches out to
    /// nobody before vectors are asked for. The host disposes it after the call; it may cut off a call at any time.
    /// <para>
    /// Asked for <see cref="EmbeddingGeneratorMetadata"/> as a service, the generator tells provider, model and dimensions: vectors of another model, from elsewhere or of another length
    /// cannot be compared, and the host has all of them made anew. One that names no model is not used.
    /// </para>
    /// <para>
    /// Asked for vectors, it gives one for each text, in the texts' order, or throws: <see cref="EmbeddingRefusedException"/> for what the service says no to, and what the network throws
    /// for the rest. Neither is held against the plugin; anything else is.
    /// </para>
    /// </summary>
    /// <returns>Null where what the tenant filled in does not suffice: it then searches by words alone.</returns>
    IEmbeddingGenerator<string, Embedding<float>>? Open(IEmbeddingTools tools, PluginCall call);
}

/// <summary>What the host does for an embedder during one call. Not usable after it.</summary>
public interface IEmbeddingTools
{
    /// <summary>Calls the service. Only addresses that the operator allows are reached, never our own network; redirects are not followed. Do not dispose it.</summary>
    HttpClient Http { get; }
}
