using Microsoft.Extensions.AI;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;

namespace Switchboard.Plugins.Tests.Runtime;

/// <summary>Embedders speak to the host in .NET's own abstractions, which both must know as the same types.</summary>
public sealed class EmbedderTests
{
    private static readonly PluginCall Call = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["likes"] = "silver" }, TimeProvider.System);
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_in_a_folder_gives_vectors_to_the_host()
    {
        using var folder = Magpie();

        var made = await EmbedAsync(folder, "a silver spoon", "a wooden spoon");

        folder.Only().Kind.ShouldBe(PluginKind.Embedder);
        made.Value!.Select(v => v.Vector.ToArray()).ShouldBe([[1f, 0f], [0f, 1f]]);
    }

    [Fact]
    public async Task A_service_that_says_no_is_no_failure_of_the_plugin()
    {
        using var folder = Magpie();

        for (var i = 0; i < 4; i++)
            (await EmbedAsync(folder, "refuse")).Fault!.Embedding!.Refusal.ShouldBe(EmbeddingRefusal.Later);

        folder.Only().State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task Telling_its_model_in_between_does_not_forgive_it_its_failures()
    {
        using var folder = Magpie();

        for (var i = 0; i < 3; i++)
        {
            Model(folder).Value.ShouldBe("magpie");
            (await EmbedAsync(folder, "crash")).Fault!.Kind.ShouldBe(PluginFaultKind.Threw);
        }

        folder.Only().State.ShouldBe(PluginState.Faulted);
        folder.Catalog.Find<ITextEmbedder>().ShouldBeNull();
    }

    private static PluginFolder Magpie()
    {
        var folder = new PluginFolder().Add("magpie", from: "magpie");
        folder.Catalog.Reload();
        return folder;
    }

    private static PluginResult<string?> Model(PluginFolder folder) => folder.Catalog.Find<ITextEmbedder>()!.Value.Look(Call, static (e, call) =>
    {
        using var generator = e.Open(null!, call)!;
        return generator.GetService<EmbeddingGeneratorMetadata>()!.ProviderName;
    });

    private async Task<PluginResult<GeneratedEmbeddings<Embedding<float>>>> EmbedAsync(PluginFolder folder, params string[] texts) =>
        await folder.Catalog.Find<ITextEmbedder>()!.Value.ReachAsync(texts, static async (e, t, ct) =>
        {
            using var generator = e.Open(null!, Call)!;
            return await generator.GenerateAsync(t, cancellationToken: ct);
        }, TimeSpan.FromSeconds(10), _ct);
}
