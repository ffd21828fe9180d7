using System.Text;
using Microsoft.Extensions.AI;
using Switchboard.Emulators.OpenAi;
using Switchboard.Plugins.Ai.Embeddings;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Ai.Embeddings;

/// <summary>What the embedder asks of a service, and what it makes of its answers.</summary>
public sealed class CompatibleEmbedderTests
{
    [Fact]
    public async Task Texts_that_mean_the_same_lie_close_together_whatever_their_words()
    {
        await using var stage = await EmbedderStage.OpenAsync();

        var made = await stage.EmbedAsync(["Refund", "I want my money back", "Where is the parcel?"]);

        made.Count.ShouldBe(3);
        made.ShouldAllBe(v => v.Vector.Length == 1536);
        Likeness(made[0], made[1]).ShouldBeGreaterThan(0.9f);
        Likeness(made[0], made[2]).ShouldBeLessThan(0.5f);
    }

    [Fact]
    public async Task A_request_has_no_more_texts_than_the_form_says_and_the_vectors_keep_their_order()
    {
        await using var stage = await EmbedderStage.OpenAsync();
        string[] texts = ["refund", "parcel", "password", "refund", "parcel"];

        var made = await stage.EmbedAsync(texts, ("batch", "2"), ("dimensions", "8"), ("model", "text-embedding-3-large"));

        stage.Service.Asked.Select(a => a.Input.Count).ShouldBe([2, 2, 1]);
        stage.Service.Asked.ShouldAllBe(a => a.Model == "text-embedding-3-large" && a.Dimensions == 8 && a.Encoding == "float");
        made.Select(v => Largest(v.Vector.Span)).ShouldBe([0, 1, 2, 0, 1]);
        made.Usage!.TotalTokenCount.ShouldBe(texts.Sum(t => t.Length));
    }

    [Fact]
    public async Task Its_metadata_tells_one_model_from_another()
    {
        await using var stage = await EmbedderStage.OpenAsync();

        using var generator = stage.Generator(("dimensions", "256"))!;

        var metadata = generator.GetService<EmbeddingGeneratorMetadata>()!;
        (metadata.DefaultModelId, metadata.DefaultModelDimensions, metadata.ProviderUri).ShouldBe(("text-embedding-3-small", 256, new Uri(stage.Service.Address + "/embeddings")));
    }

    [Theory]
    [InlineData("apiKey", "")]
    [InlineData("apiKey", "  ")]
    [InlineData("baseAddress", "https://")]
    public async Task Without_a_key_or_with_an_address_that_is_none_it_serves_nobody(string name, string value)
    {
        await using var stage = await EmbedderStage.OpenAsync();

        stage.Generator((name, value)).ShouldBeNull();
    }

    [Fact]
    public async Task What_people_have_to_see_to_is_told_with_the_services_own_code()
    {
        await using var stage = await EmbedderStage.OpenAsync();

        var (key, model) = (await stage.RefusalAsync(("apiKey", "sk-wrong")), await stage.RefusalAsync(("model", "no-such-model")));
        stage.Service.Next(EmbeddingsFault.NoMoney);
        var money = await stage.RefusalAsync();

        (key.Refusal, key.Code).ShouldBe((EmbeddingRefusal.Settings, "401 invalid_api_key"));
        (model.Refusal, model.Code).ShouldBe((EmbeddingRefusal.Settings, "404 model_not_found"));
        (money.Refusal, money.Code).ShouldBe((EmbeddingRefusal.Settings, "429 insufficient_quota"));
        key.ToString().ShouldNotContain("sk-wrong");
    }

    [Fact]
    public async Task What_ends_by_waiting_is_told_with_how_long()
    {
        await using var stage = await EmbedderStage.OpenAsync();

        stage.Service.Next(EmbeddingsFault.TooMany(retryAfter: 17));
        var busy = await stage.RefusalAsync();
        stage.Service.Next(new EmbeddingsFault(502));
        var broken = await stage.RefusalAsync();

        (busy.Refusal, busy.After).ShouldBe((EmbeddingRefusal.Later, TimeSpan.FromSeconds(17)));
        (broken.Refusal, broken.After).ShouldBe((EmbeddingRefusal.Later, null));
    }

    [Fact]
    public async Task A_text_that_is_not_taken_is_no_fault_of_the_form()
    {
        await using var stage = await EmbedderStage.OpenAsync();

        var refused = await Should.ThrowAsync<EmbeddingRefusedException>(() => stage.EmbedAsync([new string('x', 9000)]));

        refused.Refusal.ShouldBe(EmbeddingRefusal.Texts);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"index":7,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":-1,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AAA="}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":["a"]}]}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("[]")]
    public void An_answer_that_is_none_is_refused_and_never_guessed(string body) =>
        Should.Throw<EmbeddingRefusedException>(() => EmbeddingsAnswer.Read(Encoding.UTF8.GetBytes(body), 1)).Refusal.ShouldBe(EmbeddingRefusal.Settings);

    [Fact]
    public void Vectors_in_base64_are_read_as_numbers_are_and_services_that_do_not_count_are_taken()
    {
        var body = $$"""{"data":[{"index":0,"embedding":"{{Convert.ToBase64String([0, 0, 128, 63, 0, 0, 0, 192])}}"}]}""";

        var answer = EmbeddingsAnswer.Read(Encoding.UTF8.GetBytes(body), 1);

        answer.Vectors[0].ToArray().ShouldBe([1f, -2f]);
        answer.Tokens.ShouldBe(0);
    }

    private static float Likeness(Embedding<float> one, Embedding<float> other) => one.Vector.Span.ToArray().Zip(other.Vector.Span.ToArray(), (a, b) => a * b).Sum();

    private static int Largest(ReadOnlySpan<float> vector) => vector.IndexOf(vector.ToArray().Max());
}
