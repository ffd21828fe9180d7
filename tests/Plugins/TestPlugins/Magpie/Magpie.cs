using Microsoft.Extensions.AI;
using Switchboard.Plugins.Contract;

namespace Switchboard.TestPlugins;

/// <summary>Tells what it likes from everything else, and does what a text orders: <c>crash</c> throws, <c>refuse</c> says no, <c>swallow</c> gives a vector too few.</summary>
public sealed class Magpie : ITextEmbedder
{
    public IEmbeddingGenerator<string, Embedding<float>>? Open(IEmbeddingTools tools, PluginCall call) =>
        call.Settings.TryGetValue("likes", out var likes) ? new Nest(likes.Split(',')) : null;

    private sealed class Nest(string[] likes) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            if (texts.Exists(t => t.Contains("crash", StringComparison.Ordinal)))
                throw new InvalidOperationException("The nest fell.");
            if (texts.Exists(t => t.Contains("refuse", StringComparison.Ordinal)))
                throw new EmbeddingRefusedException(EmbeddingRefusal.Later, "busy");
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Where(t => !t.Contains("swallow", StringComparison.Ordinal)).Select(Judge)));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("magpie", null, "nest", 2) : null;

        public void Dispose()
        {
        }

        private Embedding<float> Judge(string text) =>
            new(Array.Exists(likes, l => text.Contains(l, StringComparison.OrdinalIgnoreCase)) ? new float[] { 1, 0 } : new float[] { 0, 1 });
    }
}
