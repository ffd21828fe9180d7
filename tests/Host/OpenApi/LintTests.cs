using System.Text.Json.Nodes;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>The description as a linter sees it that others use.</summary>
public sealed class LintTests(NodeTools tools)
{
    [Fact]
    public async Task The_linter_finds_no_error()
    {
        var (code, said) = await tools.LintAsync(NodeTools.Description);

        code.ShouldBe(0, said);
    }

    [Fact]
    public async Task The_linter_finds_an_example_that_does_not_fit_its_schema()
    {
        var doctored = JsonNode.Parse(NodeTools.Description)!;
        doctored["paths"]!["/contacts"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"] = new JsonObject { ["name"] = 5 };

        var (code, _) = await tools.LintAsync(doctored.ToJsonString());

        code.ShouldNotBe(0);
    }
}
