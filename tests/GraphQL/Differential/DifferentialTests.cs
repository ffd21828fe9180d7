using System.Globalization;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>Our engine and graphql-js get the same requests and give the same answers, down to messages and places.</summary>
public sealed class DifferentialTests(Reference reference)
{
    private const int Excused = 5;
    private const int Generated = 2000;

    public static TheoryData<string> Files => [.. DocumentFiles.Names()];

    private Comparison Runs => new(reference.RunAsync, d => Ours.RunAsync(d.Text, d.OperationName, d.Variables));

    private Comparison Prints => new(d => reference.PrintAsync(d.Text), d => Task.FromResult(Ours.Print(d.Text)));

    private Comparison Schemas => new(d => reference.SchemaAsync(d.Text), d => Task.FromResult(Ours.Schema(d.Text)));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Both_answer_a_document_alike(string file)
    {
        var comparison = Runs;

        await AskAllAsync(comparison, DocumentFiles.Read(file));

        comparison.Count.ShouldBe(0, comparison.Describe());
        comparison.Unanswered.ShouldBe(0, "the reference failed");
    }

    [Fact]
    public async Task Both_print_a_document_alike()
    {
        var comparison = Prints;

        await AskAllAsync(comparison, DocumentFiles.Names("printing").SelectMany(DocumentFiles.Read));

        comparison.Count.ShouldBe(0, comparison.Describe());
    }

    [Fact]
    public async Task Both_accept_and_print_the_same_schemas_and_refuse_the_others_alike()
    {
        var comparison = Schemas;

        await AskAllAsync(comparison, DocumentFiles.Names("sdl").SelectMany(DocumentFiles.Read));

        comparison.Count.ShouldBe(0, comparison.Describe());
    }

    [Fact]
    public async Task Both_describe_their_schema_alike()
    {
        var comparison = new Comparison(_ => reference.IntrospectAsync(), _ => Ours.IntrospectAsync());

        await comparison.AskAsync(new RequestDocument("introspection", "ok", ""));

        comparison.Count.ShouldBe(0, comparison.Describe());
    }

    [Fact]
    public async Task Both_answer_generated_documents_alike()
    {
        var seed = GeneratedDocuments.ChooseSeed();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GeneratedDocuments.SeedVariable}={seed}"));
        var comparison = Runs;

        await AskAllAsync(comparison, new GeneratedDocuments(seed).Take(Generated));

        comparison.Count.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"{GeneratedDocuments.SeedVariable}={seed}: {comparison.Describe()}"));
        comparison.Unanswered.ShouldBeLessThan(Generated / 100, "the reference failed too often");
    }

    [Fact]
    public async Task What_is_excused_still_disagrees()
    {
        var comparisons = new Dictionary<string, Comparison>(StringComparer.Ordinal) { [""] = Runs, ["printing"] = Prints, ["sdl"] = Schemas };

        foreach (var (folder, comparison) in comparisons)
        {
            foreach (var document in DocumentFiles.Names(folder).SelectMany(DocumentFiles.Read).Where(Disagreements.Excuse))
                await comparison.AskAsync(document);
        }

        comparisons.Values.Sum(c => c.Asked).ShouldBe(Disagreements.Reasons.Count, "a line in Disagreements.txt names no document");
        comparisons.Values.Sum(c => c.Count).ShouldBe(Disagreements.Reasons.Count, "a document is answered alike by now: take its line out");
        Disagreements.Reasons.Count.ShouldBe(Excused);
    }

    private static async Task AskAllAsync(Comparison comparison, IEnumerable<RequestDocument> documents)
    {
        foreach (var document in documents.Where(d => !Disagreements.Excuse(d)))
            await comparison.AskAsync(document);
    }
}
