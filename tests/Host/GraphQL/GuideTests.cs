using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>The guide's examples, run as they stand there.</summary>
public sealed class GuideTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Examples() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "graphql.md"))
        .Split("```graphql\n").Skip(1).Select(part => new TheoryDataRow<string>(part[..part.IndexOf("```", StringComparison.Ordinal)]));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_guide_works(string example)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var answer = await tenant.Program().AskAsync(example, example.Contains("$id", StringComparison.Ordinal) ? new { id = Asking.GlobalId("Conversation", conversation) } : null, _ct);

        if (example.StartsWith("subscription", StringComparison.Ordinal))
            answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("SUBSCRIPTION_TRANSPORT");
        else
            answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
    }
}
