using System.Text.Json.Nodes;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>What was promised is kept: additions only make the snapshot stale, anything else is named and fails here.</summary>
public sealed class BreakingChangeTests
{
    [Fact]
    public void Nothing_that_was_promised_is_broken()
    {
        var promised = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "openapi.json")))!;

        BreakingChanges.Between(promised, JsonNode.Parse(NodeTools.Description)!).ShouldBeEmpty("Clients rely on these. Add beside them instead, and deprecate the former.");
    }

    [Theory]
    [InlineData("removed path: /contacts", "paths", "/contacts")]
    [InlineData("removed operation: PATCH /contacts/{id}", "paths", "/contacts/{id}", "patch")]
    [InlineData("removed property: GET /contacts/{id} 200.phone", "components", "schemas", "Contact", "properties", "phone")]
    [InlineData("removed input: POST /contacts body.email", "paths", "/contacts", "post", "requestBody", "content", "application/json", "schema", "properties", "email")]
    [InlineData("removed answer: POST /contacts 201", "paths", "/contacts", "post", "responses", "201")]
    [InlineData("removed media type: POST /contacts body application/json", "paths", "/contacts", "post", "requestBody", "content", "application/json")]
    public void What_is_taken_away_is_named(string named, params string[] where)
    {
        var found = Doctored(document => At(document, where[..^1]).AsObject().Remove(where[^1]));

        found.ShouldContain(c => c == named || (c.StartsWith("removed property", StringComparison.Ordinal) && named.StartsWith("removed property", StringComparison.Ordinal) && c.EndsWith(".phone", StringComparison.Ordinal)), string.Join('\n', found));
    }

    [Theory]
    [InlineData("new required input: POST /contacts body.email", "[\"name\",\"email\"]", "paths", "/contacts", "post", "requestBody", "content", "application/json", "schema", "required")]
    [InlineData("narrowed enum: POST /members body.role", "[\"admin\",\"agent\"]", "paths", "/members", "post", "requestBody", "content", "application/json", "schema", "properties", "role", "enum")]
    [InlineData("narrowed enum: POST /contacts body.name", "[\"Ann\"]", "paths", "/contacts", "post", "requestBody", "content", "application/json", "schema", "properties", "name", "enum")]
    [InlineData("changed type: GET /contacts 200.items[].verified", "\"string\"", "components", "schemas", "Contact", "properties", "verified", "type")]
    [InlineData("changed type: GET /contacts 200.items[].name", "[\"string\",\"null\"]", "components", "schemas", "Contact", "properties", "name", "type")]
    [InlineData("changed type: POST /contacts body.email", "\"string\"", "paths", "/contacts", "post", "requestBody", "content", "application/json", "schema", "properties", "email", "type")]
    [InlineData("changed type: GET /contacts 200.items[].createdAt", "\"date\"", "components", "schemas", "Contact", "properties", "createdAt", "format")]
    [InlineData("renamed operation: POST /contacts", "\"contacts.make\"", "paths", "/contacts", "post", "operationId")]
    public void What_is_made_stricter_or_otherwise_is_named(string named, string value, params string[] where)
    {
        var found = Doctored(document => At(document, where[..^1])[where[^1]] = JsonNode.Parse(value));

        found.ShouldContain(c => c.StartsWith(named, StringComparison.Ordinal), string.Join('\n', found));
    }

    [Fact]
    public void A_new_required_parameter_is_named()
    {
        var found = Doctored(document => At(document, "paths", "/contacts", "get", "parameters").AsArray().Add(JsonNode.Parse("""{"name":"region","in":"query","required":true,"schema":{"type":"string"}}""")));

        found.ShouldBe(["new required input: GET /contacts query region"]);
    }

    [Fact]
    public void What_is_only_added_breaks_nobody()
    {
        var found = Doctored(document =>
        {
            At(document, "paths")["/parcels"] = JsonNode.Parse("{}");
            At(document, "components", "schemas", "Contact", "properties")["nickname"] = JsonNode.Parse("""{"type":"string"}""");
            At(document, "paths", "/contacts", "post", "requestBody", "content", "application/json", "schema", "properties")["nickname"] = JsonNode.Parse("""{"type":"string"}""");
            At(document, "paths", "/contacts", "get", "parameters").AsArray().Add(JsonNode.Parse("""{"name":"region","in":"query","schema":{"type":"string"}}"""));
            At(document, "paths", "/members", "post", "requestBody", "content", "application/json", "schema", "properties", "role", "enum").AsArray().Add((JsonNode)"owner");
        });

        found.ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Doctored(Action<JsonNode> doctor)
    {
        var after = JsonNode.Parse(NodeTools.Description)!;
        doctor(after);
        return BreakingChanges.Between(JsonNode.Parse(NodeTools.Description)!, after);
    }

    private static JsonNode At(JsonNode document, params string[] where) => where.Aggregate(document, (node, key) => node[key] ?? (node[key] = new JsonObject()));
}
