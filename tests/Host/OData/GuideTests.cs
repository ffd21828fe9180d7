using System.Text;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>The guide's examples, run as they stand there.</summary>
public sealed class GuideTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Examples() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "odata.md"))
        .Split("```odata\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])
        .SelectMany(block => block.StartsWith("POST", StringComparison.Ordinal) ? [block] : block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(example => new TheoryDataRow<string>(example));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_guide_works(string example)
    {
        var text = example.Replace("{conversation}", desk.Conversations[0].ToString(), StringComparison.Ordinal);
        var (head, body) = text.Split("\n\n", 2) is [var first, var rest] ? (first, rest) : (text, null);
        var (method, address) = head.Split('\n')[0].Split(' ', 2) is [var verb, var where] ? (verb, where) : default;
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, head.Split("Content-Type: ")[1].Trim());

        var answer = await desk.Tenant.Program().SendAsync(new HttpMethod(method), "~" + address, content, _ct);

        ((int)answer.Status).ShouldBe(200, answer.Text);
        answer.Text.ShouldNotContain("\"error\"");
    }
}
