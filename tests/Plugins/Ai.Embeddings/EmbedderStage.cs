using Microsoft.Extensions.AI;
using Switchboard.Emulators.OpenAi;
using Switchboard.Plugins.Ai.Embeddings;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Ai.Embeddings;

/// <summary>The embedder with a form filled in for an emulator of the service.</summary>
internal sealed class EmbedderStage : IEmbeddingTools, IAsyncDisposable
{
    private EmbedderStage(EmbeddingsEmulator service) => Service = service;

    public EmbeddingsEmulator Service { get; }

    public HttpClient Http { get; } = new();

    internal static async Task<EmbedderStage> OpenAsync() =>
        new(await EmbeddingsEmulator.StartAsync(new Meanings(["refund", "money back"], ["parcel", "shipment"], ["password", "sign in"])));

    internal IEmbeddingGenerator<string, Embedding<float>>? Generator(params (string Name, string Value)[] form)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["apiKey"] = EmbeddingsEmulator.Key, ["baseAddress"] = Service.Address };
        foreach (var (name, value) in form)
            settings[name] = value;
        return new CompatibleEmbedder().Open(this, new PluginCall(Guid.Empty, null, settings, TimeProvider.System));
    }

    internal async Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(string[] texts, params (string Name, string Value)[] form)
    {
        using var generator = Generator(form)!;
        return await generator.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
    }

    internal Task<EmbeddingRefusedException> RefusalAsync(params (string Name, string Value)[] form) =>
        Should.ThrowAsync<EmbeddingRefusedException>(() => EmbedAsync(["a parcel"], form));

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return Service.DisposeAsync();
    }
}
