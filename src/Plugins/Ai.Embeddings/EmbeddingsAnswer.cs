using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Embeddings;

/// <summary>What came back for a batch: a vector for each text, in their order.</summary>
internal sealed record EmbeddingsAnswer(IReadOnlyList<ReadOnlyMemory<float>> Vectors, long Tokens)
{
    /// <exception cref="EmbeddingRefusedException">It is not what was asked for.</exception>
    internal static EmbeddingsAnswer Read(byte[] body, int texts)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var vectors = new ReadOnlyMemory<float>[texts];
            foreach (var item in json.RootElement.GetProperty("data").EnumerateArray())
                vectors[item.GetProperty("index").GetInt32()] = VectorOf(item.GetProperty("embedding"));
            return Array.Exists(vectors, v => v.IsEmpty) ? throw Unreadable() : new EmbeddingsAnswer(vectors, TokensOf(json.RootElement));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw Unreadable();
        }
    }

    /// <summary>Whoever answers 200 with something else is not the service that the address should lead to.</summary>
    private static EmbeddingRefusedException Unreadable() => new(EmbeddingRefusal.Settings, "unreadable_answer");

    /// <summary>Numbers, or 32-bit numbers in base64, lowest byte first.</summary>
    private static ReadOnlyMemory<float> VectorOf(JsonElement embedding)
    {
        if (embedding.ValueKind != JsonValueKind.String)
            return embedding.EnumerateArray().Select(n => n.GetSingle()).ToArray();
        var bytes = embedding.GetBytesFromBase64();
        if (bytes.Length % sizeof(float) != 0)
            throw new FormatException();
        var numbers = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return numbers;
    }

    /// <summary>Some services do not count.</summary>
    private static long TokensOf(JsonElement answer) =>
        answer.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty("total_tokens", out var total) && total.TryGetInt64(out var tokens) ? tokens : 0;
}
