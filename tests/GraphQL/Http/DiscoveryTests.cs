namespace Switchboard.GraphQL.Tests.Http;

/// <summary>What a caller that may not know the schema can learn of it.</summary>
public sealed class DiscoveryTests
{
    private static readonly ServerSettings Closed = new(Discovers: false);

    [Theory]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ __type(name: \"Query\") { fields { name } } }")]
    [InlineData("{ hello ...F } fragment F on Query { ... { __type(name: \"Query\") { name } } }")]
    public async Task The_schema_is_shown_to_whom_it_may(string query)
    {
        await using var open = await Server.StartAsync();
        await using var closed = await Server.StartAsync(Closed);

        var shown = await open.AskAsync(query);
        var hidden = await closed.AskAsync(query);

        shown.Body.AsObject().ContainsKey("errors").ShouldBeFalse(shown.Text);
        hidden.Code.ShouldBe("INTROSPECTION_DISABLED");
        hidden.Body.AsObject().ContainsKey("data").ShouldBeFalse();
    }

    [Fact]
    public async Task The_name_of_a_type_in_hand_is_no_secret()
    {
        await using var server = await Server.StartAsync(Closed);

        var answer = await server.AskAsync("{ __typename item { __typename } }");

        answer.Data!.ToJsonString().ShouldBe("""{"__typename":"Query","item":{"__typename":"Item"}}""");
    }

    [Theory]
    [InlineData("{ secre }", null)]
    [InlineData("{ items(firs: 1) { name } }", null)]
    [InlineData("{ hello ...on Itme { name } }", null)]
    [InlineData("{ pick(kind: ALPH) }", null)]
    [InlineData("{ search(filter: { siz: 1 }) }", null)]
    [InlineData("{ hello @ski(if: true) }", null)]
    [InlineData("query($k: Kind) { pick(kind: $k) }", """{"k":"ALPH"}""")]
    [InlineData("query($f: Filter) { search(filter: $f) }", """{"f":{"siz":1}}""")]
    public async Task Similar_names_are_named_to_whom_they_may_be(string query, string? variables)
    {
        await using var open = await Server.StartAsync();
        await using var closed = await Server.StartAsync(Closed);
        var given = variables is null ? null : System.Text.Json.Nodes.JsonNode.Parse(variables);

        var told = await open.AskAsync(query, given);
        var hidden = await closed.AskAsync(query, given?.DeepClone());

        told.Message.ShouldNotBeNullOrEmpty();
        hidden.Message.ShouldNotBeNullOrEmpty();
        hidden.Text.ShouldNotContain("Did you mean");
    }
}
