using System.Globalization;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>What operations cost, as an answer says it, and what is too much.</summary>
public sealed class CostTests
{
    [Theory]
    [InlineData("{ hello secret }", 0)]
    [InlineData("{ item { name } }", 1)]
    [InlineData("{ item { parent { parent { name } } } }", 3)]
    [InlineData("{ costly { name } }", 100)]
    [InlineData("{ items { name } }", 11)]
    [InlineData("{ items(first: 3) { name parent { name } } }", 7)]
    [InlineData("{ items(first: 0) { name } }", 1)]
    [InlineData("{ items(first: 2) { children(first: 3) { name } } }", 11)]
    [InlineData("{ page(first: 5) { total nodes { name } } }", 7)]
    [InlineData("{ everything { nodes { name } } }", 12)]
    [InlineData("{ a: item { ...F } b: item { ...F } } fragment F on Item { parent { name } }", 4)]
    [InlineData("{ page(first: 1) { ...F } everything { ...F } } fragment F on Page { nodes { name } }", 15)]
    [InlineData("{ everything { ...F } page(first: 1) { ...F } } fragment F on Page { nodes { name } }", 15)]
    public async Task An_answer_says_what_it_cost(string query, double expected)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.AskAsync(query);

        answer.Body.AsObject().ContainsKey("errors").ShouldBeFalse(answer.Text);
        Cost(answer).ShouldBe(expected);
    }

    [Theory]
    [InlineData("query($n: Int!) { items(first: $n) { name } }", """{"n":4}""", 5)]
    [InlineData("query($n: Int! = 6) { items(first: $n) { name } }", "{}", 7)]
    [InlineData("query($n: Int! = 6) { items(first: $n) { name } }", """{"n":2}""", 3)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { name } } }", "{}", 12)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { name } } }", """{"n":3}""", 5)]
    public async Task A_variable_counts_as_it_will_be_used(string query, string variables, double expected)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.AskAsync(query, JsonNode.Parse(variables));

        Cost(answer).ShouldBe(expected, answer.Text);
    }

    [Theory]
    [InlineData("{ items(first: 1000000) { name } }")]
    [InlineData("{ a: items(first: 50000) { name } b: items(first: 50000) { name } }")]
    [InlineData("{ items(first: -2000000) { name } other: items(first: 1000000) { name } }")]
    [InlineData("{ items(first: 0) { children(first: 2147483647) { name } } items(first: 1000000) { name } }")]
    public async Task Too_much_is_refused(string query)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.AskAsync(query.Replace("} items", "} more: items", StringComparison.Ordinal));

        answer.Code.ShouldBe("COST_LIMIT", answer.Text);
        Cost(answer).ShouldBeGreaterThan(100_000);
        server.Unexpected.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e15")]
    [InlineData("0.5")]
    public async Task No_number_breaks_the_count(string number)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync($$$"""{"query":"query($n: Int!) { items(first: 0) { children(first: $n) { name } } more: items(first: 1000000) { name } }","variables":{"n":{{{number}}}}}""");

        answer.Code.ShouldBe("COST_LIMIT", answer.Text);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_nesting_breaks_the_count()
    {
        await using var server = await Server.StartAsync();
        var query = string.Concat(Enumerable.Repeat("{ children(first: 2147483647) ", 100));

        var answer = await server.AskAsync($"{{ item {query} {{ name }} {new string('}', 101)}");

        answer.Code.ShouldBe("COST_LIMIT", answer.Text);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_negative_number_is_an_error_as_data_and_costs_nothing_less()
    {
        await using var server = await Server.StartAsync();

        var answer = await server.AskAsync("{ items(first: -5) { name } hello }");

        answer.Data!.ToJsonString().ShouldBe("""{"items":null,"hello":"world"}""");
        answer.Code.ShouldBe("OUT_OF_RANGE");
        Cost(answer).ShouldBe(1);
    }

    [Fact]
    public async Task Depth_15_runs_and_16_does_not()
    {
        await using var server = await Server.StartAsync();

        var fifteen = await server.AskAsync(Nested(15));
        var sixteen = await server.AskAsync(Nested(16));
        var hidden = await server.AskAsync($"{Nested(2).Replace("name", "...F", StringComparison.Ordinal)} fragment F on Item {Nested(15).Replace("item", "parent", StringComparison.Ordinal)}");

        fifteen.Body.AsObject().ContainsKey("errors").ShouldBeFalse(fifteen.Text);
        sixteen.Code.ShouldBe("DEPTH_LIMIT");
        hidden.Code.ShouldBe("DEPTH_LIMIT");
    }

    [Theory]
    [InlineData(101, "a{0}: hello ", "ALIAS_LIMIT")]
    [InlineData(2001, "hello ", "FIELD_LIMIT")]
    [InlineData(201, "... @include(if: true) {{ hello }} ", "DIRECTIVE_LIMIT")]
    public async Task Cheap_things_are_limited_in_number(int count, string each, string code)
    {
        await using var server = await Server.StartAsync();
        var all = string.Concat(Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, each, i)));

        var answer = await server.AskAsync($"{{ {all} }}");

        answer.Code.ShouldBe(code, answer.Message);
    }

    private static string Nested(int depth) => $"{{ item {string.Concat(Enumerable.Repeat("{ parent ", depth - 2))} {{ name }} {new string('}', depth - 1)}";

    private static double Cost(Answer answer) => answer.Body["extensions"]!["cost"]!.GetValue<double>();
}
