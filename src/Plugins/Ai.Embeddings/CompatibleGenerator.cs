using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.AI;

namespace Switchboard.Plugins.Ai.Embeddings;

/// <summary>Asks one service with one tenant's key, so many texts at a time as it takes.</summary>
internal sealed class CompatibleGenerator(HttpClient http, ServiceSettings settings, TimeProvider clock) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata _metadata = new("openai-compatible", settings.Address, settings.Model, settings.Dimensions);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = new GeneratedEmbeddings<Embedding<float>> { Usage = new UsageDetails { InputTokenCount = 0, TotalTokenCount = 0 } };
        foreach (var batch in values.Chunk(settings.Batch))
        {
            var answer = await AskAsync(batch, cancellationToken);
            all.AddRange(answer.Vectors.Select(v => new Embedding<float>(v) { ModelId = settings.Model }));
            all.Usage.InputTokenCount += answer.Tokens;
            all.Usage.TotalTokenCount += answer.Tokens;
        }

        return all;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>The connection is the host's.</summary>
    public void Dispose()
    {
    }

    private async Task<EmbeddingsAnswer> AskAsync(string[] texts, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address)
        {
            // The vendor's own clients ask for base64 unless told otherwise; several compatible services refuse it or ignore it, none refuses numbers.
            Content = JsonContent.Create(new EmbeddingsRequest(settings.Model, texts, "float", settings.Dimensions), EmbeddingsJson.Default.EmbeddingsRequest),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Key);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
            throw ServiceRefusal.Read(response, await response.Content.ReadAsByteArrayAsync(ct), clock.GetUtcNow());
        return EmbeddingsAnswer.Read(await response.Content.ReadAsByteArrayAsync(ct), texts.Length);
    }
}
