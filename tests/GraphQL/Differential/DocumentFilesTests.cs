using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>The documents themselves, held against graphql-js alone.</summary>
public sealed class DocumentFilesTests(Reference reference)
{
    private const string Suffix = "Rule";

    [Fact]
    public void There_are_documents_enough_and_no_two_are_the_same()
    {
        var documents = DocumentFiles.Names().SelectMany(DocumentFiles.Read).ToList();

        var same = documents.CountBy(d => (d.Text, d.OperationName, d.Variables?.ToJsonString())).Where(d => d.Value > 1).Select(d => d.Key.Text);

        documents.Count.ShouldBeGreaterThanOrEqualTo(400);
        same.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("printing")]
    [InlineData("sdl")]
    public async Task Every_document_shows_what_it_is_meant_to(string folder)
    {
        var astray = new List<string>();

        foreach (var document in DocumentFiles.Names(folder).SelectMany(DocumentFiles.Read))
        {
            var shown = Shown(await AskAsync(folder, document));
            if (!shown.SetEquals(document.Meaning.Split(' ')))
                astray.Add($"{document}\n  shows {string.Join(' ', shown)}, not {document.Meaning}");
        }

        astray.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_rule_is_broken_by_four_documents_or_more()
    {
        var broken = DocumentFiles.Names().SelectMany(DocumentFiles.Read).SelectMany(d => d.Meaning.Split(' ')).CountBy(rule => rule + Suffix).ToDictionary(StringComparer.Ordinal);

        var rules = await reference.RulesAsync();

        rules.Count.ShouldBeGreaterThan(25);
        rules.Where(rule => broken.GetValueOrDefault(rule) < 4).ShouldBeEmpty();
    }

    private Task<JsonNode> AskAsync(string folder, RequestDocument document) => folder switch
    {
        "printing" => reference.PrintAsync(document.Text),
        "sdl" => reference.SchemaAsync(document.Text),
        _ => reference.RunAsync(document),
    };

    private static HashSet<string> Shown(JsonNode answer)
    {
        if (answer["validation"] is JsonArray validation)
            return [.. validation.Select(e => e!["rule"]!.GetValue<string>()[..^Suffix.Length])];
        if (answer["syntaxError"] is not null)
            return ["syntax"];
        if (answer["crash"] is not null)
            return ["crash"];
        var isFailure = answer["errors"] is not null || answer["result"] is JsonObject result && result.ContainsKey("errors");
        return [isFailure ? "error" : "ok"];
    }
}
