using Microsoft.Extensions.AI;
using Switchboard.Desk.Knowledge.Vectors;
using Switchboard.Desk.Plugins;

namespace Switchboard.Desk.Tests.Knowledge.Vectors;

public sealed class VectorDecisionTests
{
    [Theory]
    [InlineData(EmbeddingTroubleKind.Later, null, 1, 30)]
    [InlineData(EmbeddingTroubleKind.Slow, null, 3, 120)]
    [InlineData(EmbeddingTroubleKind.OutOfService, null, 1_000, 3_600)]
    [InlineData(EmbeddingTroubleKind.Later, 45, 1, 45)]
    [InlineData(EmbeddingTroubleKind.Later, 5, 2, 60)]
    [InlineData(EmbeddingTroubleKind.Later, 999_999, 1, 3_600)]
    [InlineData(EmbeddingTroubleKind.Settings, null, 1, 3_600)]
    public void It_is_tried_again_ever_later_and_never_sooner_than_the_service_asks(EmbeddingTroubleKind kind, int? after, int failures, int seconds) =>
        VectorWork.Decide(new EmbeddingTrouble(kind, "", after is { } s ? TimeSpan.FromSeconds(s) : null), failures).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void What_a_plugin_gives_is_kept_only_when_it_is_one_good_vector_a_text()
    {
        Decide(2, [1, 2], [3, 4]).Vectors.Count.ShouldBe(2);

        Decide(2, [1, 2]).Trouble!.Kind.ShouldBe(EmbeddingTroubleKind.Settings);
        Decide(2, [1, 2], [1, 2, 3]).Trouble!.Kind.ShouldBe(EmbeddingTroubleKind.Settings);
        Decide(1, [float.NaN]).Trouble!.Kind.ShouldBe(EmbeddingTroubleKind.Settings);
        Decide(1, [float.NegativeInfinity]).Trouble!.Kind.ShouldBe(EmbeddingTroubleKind.Settings);
        Decide(1, []).Trouble!.Kind.ShouldBe(EmbeddingTroubleKind.Settings);
        Decide(1, new float[4097]).Trouble!.Kind.ShouldBe(EmbeddingTroubleKind.Settings);
        TenantEmbedder.Decide(null, 1).Trouble!.Kind.ShouldBe(EmbeddingTroubleKind.Settings);
    }

    [Fact]
    public void A_vector_is_made_of_title_wordings_and_the_beginning_of_the_text_and_no_character_is_halved()
    {
        ArticleText.Of("Title", ["One?", "Two?"], "# Head\n\nBody").ShouldBe("Title\nOne?\nTwo?\nHead\nBody".ReplaceLineEndings("\n"), StringCompareShould.IgnoreLineEndings);

        var cut = ArticleText.Of("T", [], string.Concat(Enumerable.Repeat("😀", 3_000)));

        cut.Length.ShouldBeLessThanOrEqualTo(ArticleText.Longest);
        char.IsHighSurrogate(cut[^1]).ShouldBeFalse();
    }

    [Fact]
    public void Vectors_of_another_model_length_or_service_have_another_name()
    {
        string?[] names =
        [
            TenantEmbedder.NameOf(new EmbeddingGeneratorMetadata("p", new Uri("https://one.example/v1/embeddings"), "m")),
            TenantEmbedder.NameOf(new EmbeddingGeneratorMetadata("p", new Uri("https://one.example/v1/embeddings"), "m", 8)),
            TenantEmbedder.NameOf(new EmbeddingGeneratorMetadata("p", new Uri("https://one.example/v1/embeddings"), "n")),
            TenantEmbedder.NameOf(new EmbeddingGeneratorMetadata("p", new Uri("https://two.example/v1/embeddings"), "m")),
        ];

        names.ShouldBeUnique();
        TenantEmbedder.NameOf(new EmbeddingGeneratorMetadata("p")).ShouldBeNull();
    }

    private static EmbeddedTexts Decide(int texts, params float[][] vectors) =>
        TenantEmbedder.Decide(new GeneratedEmbeddings<Embedding<float>>(vectors.Select(v => new Embedding<float>(v))), texts);
}
