using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>The messages of conversations, read beside them.</summary>
public sealed class ListConnectionTests(Deployment deployment)
{
    private const string Page = "nodes { text private author { kind } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_conversation_of_a_list_comes_with_its_own_last_words()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        foreach (var word in (string[])["red", "green", "blue"])
        {
            var (_, conversation) = await tenant.ConversationAsync(_ct);
            await tenant.Agent.PostAsync($"/conversations/{conversation}/messages", new { text = $"first {word}", clientId = "1" }, _ct);
            await tenant.Agent.PostAsync($"/conversations/{conversation}/messages", new { text = $"last {word}", clientId = "2", @private = true }, _ct);
        }

        var data = await tenant.Agent.DataAsync("{ conversations { nodes { messages(last: 20) { nodes { text private } } } } }", null, _ct);

        // The bot may have its word too.
        data.GetProperty("conversations").GetProperty("nodes").EnumerateArray()
            .Select(c => string.Join(", ", Texts(c.GetProperty("messages")).Where(t => t.Split(' ') is ["first" or "last", _])))
            .Order(StringComparer.Ordinal).ShouldBe(["first blue, last blue", "first green, last green", "first red, last red"]);
    }

    [Theory]
    [InlineData("first: 3", "after", "endCursor", "hasNextPage")]
    [InlineData("last: 3", "before", "startCursor", "hasPreviousPage")]
    public async Task Pages_go_over_every_message_once_in_either_direction(string size, string from, string cursor, string more)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        foreach (var i in Enumerable.Range(0, 7))
            await tenant.Agent.PostAsync($"/conversations/{conversation}/messages", new { text = $"word {i}", clientId = $"{i}", @private = true }, _ct);

        var pages = new List<IReadOnlyList<string>>();
        string? at = null;
        do
        {
            var page = await MessagesAsync(tenant, conversation, $"{size}, {from}: $at", at);
            pages.Add(Texts(page));
            var info = page.GetProperty("pageInfo");
            at = info.GetProperty(more).GetBoolean() ? info.GetProperty(cursor).GetString() : null;
        }
        while (at is not null);

        if (from == "before")
            pages.Reverse();
        pages.SelectMany(p => p).Where(t => t.StartsWith("word", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 7).Select(i => $"word {i}"));
        pages.ShouldAllBe(p => p.Count <= 3);
    }

    [Theory]
    [InlineData("first: 101", null, "must be a number from 0 to 100")]
    [InlineData("first: 1, last: 1", null, "a page goes one way")]
    [InlineData("after: $at", "bm9uc2Vuc2U", "is not a cursor of this list")]
    [InlineData("before: $at", "%%%", "is not a cursor of this list")]
    public async Task What_is_no_page_is_refused(string arguments, string? at, string expected)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var answer = await tenant.Agent.AskAsync(Query(arguments), new { id = Asking.GlobalId("Conversation", conversation), at }, _ct);

        answer.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain(expected);
        answer.GetProperty("data").GetProperty("node").GetProperty("messages").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static string Query(string arguments) =>
        $"query ($id: ID!{(arguments.Contains("$at", StringComparison.Ordinal) ? ", $at: String" : "")}) {{ node(id: $id) {{ ... on Conversation {{ messages({arguments}) {{ {Page} }} }} }} }}";

    private static IReadOnlyList<string> Texts(JsonElement connection) => [.. connection.GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("text").GetString()!)];

    private async Task<JsonElement> MessagesAsync(TestTenant tenant, Guid conversation, string arguments, string? at) =>
        (await tenant.Agent.DataAsync(Query(arguments), new { id = Asking.GlobalId("Conversation", conversation), at }, _ct)).GetProperty("node").GetProperty("messages");
}
