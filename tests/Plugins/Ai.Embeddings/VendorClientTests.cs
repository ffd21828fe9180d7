using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Emulators.OpenAi;
using Switchboard.Testing.Node;

namespace Switchboard.Plugins.Tests.Ai.Embeddings;

/// <summary>The vendor's own client understands the emulator as it understands the service: what our embedder is held to is no invention of ours.</summary>
public sealed class VendorClientTests
{
    private static readonly NodeFolder Folder = new("tests/Plugins/Ai.Embeddings/Client", "OpenAI's own client, which the emulator is held to,");

    [Fact]
    public async Task It_reads_the_vectors_that_our_embedder_reads()
    {
        await using var stage = await EmbedderStage.OpenAsync();
        string[] texts = ["Refund, please", "我想退款 refund"];
        var request = new JsonObject { ["model"] = "text-embedding-3-small", ["input"] = new JsonArray("Refund, please", "我想退款 refund"), ["dimensions"] = 16 };

        var theirs = await AskAsync(stage, EmbeddingsEmulator.Key, request);
        var ours = await stage.EmbedAsync(texts, ("dimensions", "16"));

        stage.Service.Asked[0].Encoding.ShouldBe("base64", "the vendor's client asks so unless told otherwise");
        var vectors = theirs.GetProperty("vectors").EnumerateArray().Select(v => v.EnumerateArray().Select(n => n.GetSingle()).ToArray()).ToList();
        vectors.ShouldBe(ours.Select(v => v.Vector.ToArray()).ToList());
        theirs.GetProperty("tokens").GetInt64().ShouldBe(ours.Usage!.TotalTokenCount!.Value);
    }

    [Fact]
    public async Task It_tells_refusals_apart_as_our_embedder_does()
    {
        await using var stage = await EmbedderStage.OpenAsync();
        var request = new JsonObject { ["model"] = "text-embedding-3-small", ["input"] = "a parcel" };

        var key = await AskAsync(stage, "sk-wrong", request);
        stage.Service.Next(EmbeddingsFault.TooMany(retryAfter: 17));
        var busy = await AskAsync(stage, EmbeddingsEmulator.Key, request);
        var texts = await AskAsync(stage, EmbeddingsEmulator.Key, new JsonObject { ["model"] = "text-embedding-3-small", ["input"] = new JsonArray() });

        Told(key).ShouldBe(("AuthenticationError", 401, "invalid_api_key", null));
        Told(busy).ShouldBe(("RateLimitError", 429, "rate_limit_exceeded", "17"));
        Told(texts).ShouldBe(("BadRequestError", 400, null, null));
    }

    private static (string? Kind, int Status, string? Code, string? RetryAfter) Told(JsonElement said) =>
        (said.GetProperty("kind").GetString(), said.GetProperty("status").GetInt32(), said.GetProperty("code").GetString(), said.GetProperty("retryAfter").GetString());

    private static async Task<JsonElement> AskAsync(EmbedderStage stage, string key, JsonObject request)
    {
        var ct = TestContext.Current.CancellationToken;
        await Folder.InstallAsync(ct);
        var asked = new JsonObject { ["address"] = stage.Service.Address, ["key"] = key, ["request"] = request.DeepClone() };
        var (code, said, complained) = await Folder.RunAsync("node", ["client.mjs", asked.ToJsonString()], ct);
        code.ShouldBe(0, complained);
        return JsonElement.Parse(said);
    }
}
