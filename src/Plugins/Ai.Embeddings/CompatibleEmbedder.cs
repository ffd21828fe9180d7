using Microsoft.Extensions.AI;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Embeddings;

/// <summary>Vectors from any service that has OpenAI's <c>POST /embeddings</c>.</summary>
public sealed class CompatibleEmbedder : ITextEmbedder
{
    /// <inheritdoc />
    public IEmbeddingGenerator<string, Embedding<float>>? Open(IEmbeddingTools tools, PluginCall call) =>
        ServiceSettings.Read(call.Settings) is { } settings ? new CompatibleGenerator(tools.Http, settings, call.Clock) : null;
}
