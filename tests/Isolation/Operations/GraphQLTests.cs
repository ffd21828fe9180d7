using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Host.GraphQL;
using Switchboard.Registry;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>The same walk over GraphQL: every verb, every list, every node, with another tenant's ids.</summary>
public sealed class GraphQLTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static readonly string[] Leaves = ["String", "Boolean", "Int32", "Int64", "Guid", "DateTimeOffset", "DateOnly"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, string?>> Verbs() => OperationMatrix.Verbs().Select(c => new TheoryDataRow<string, string?>(c.Operation, c.Foreign));

    public static IEnumerable<TheoryDataRow<string>> Sets() => OperationMatrix.Registry.Sets.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_mutation_answers_another_tenants_id_as_it_answers_a_random_one_and_changes_nothing(string operation, string? foreign)
    {
        var (verb, random) = (OperationMatrix.Verb(operation), Guid.CreateVersion7());
        var fields = OperationMatrix.FieldsOf(verb);
        var kind = foreign is null ? null : fields.Single(f => f.Name == foreign).Kind!;
        var theirs = kind is null ? random : tenants.Theirs.Id(kind);
        var before = await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct);

        var toRandom = await RunAsync(verb, OperationMatrix.Input(fields, foreign, random, tenants.Ours));
        var toTheirs = await RunAsync(verb, OperationMatrix.Input(fields, foreign, theirs, tenants.Ours));

        toRandom.ShouldContain("\"data\":{", customMessage: "The request itself was refused: it proves nothing.");
        toRandom.ShouldNotContain("INTERNAL");
        if (foreign is not null)
            Neutral(toTheirs, theirs).ShouldBe(Neutral(toRandom, random));
        toTheirs.ShouldNotContain(tenants.Theirs.Marker);
        (await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_list_shows_ones_own_rows_and_none_of_another_tenant(string set)
    {
        var entry = OperationMatrix.Registry.Sets.Single(s => s.Name == set);
        var leaves = entry.ViewType.GetProperties().Where(p => Leaves.Contains((Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType).Name, StringComparer.Ordinal)).Select(p => Names.Camel(p.Name));

        var answer = await AskAsync($"{{ {Names.Field(set)}(first: 100) {{ totalCount nodes {{ {string.Join(' ', leaves)} }} }} }}", new JsonObject());

        answer.ShouldNotContain("\"errors\"");
        answer.ShouldNotContain("\"nodes\":[]", customMessage: "An empty list proves nothing: stock it in Belongings.");
        answer.ShouldNotContain(tenants.Theirs.Marker);
        answer.ShouldNotContain(tenants.Theirs.Tenant.Slug);
    }

    [Fact]
    public async Task A_node_of_another_tenant_is_not_there()
    {
        string[] kinds = ["Conversation", "Contact", "Inbox", "Member", "Team", "Article"];
        JsonArray Ids(Belongings of) => new([.. kinds.Select(k => JsonValue.Create(GlobalId.Write(k, of.Id(JsonNamingPolicy.KebabCaseLower.ConvertName(k)))))]);

        var theirs = await AskAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new JsonObject { ["ids"] = Ids(tenants.Theirs) });
        var ours = await AskAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new JsonObject { ["ids"] = Ids(tenants.Ours) });

        theirs.ShouldContain($"\"nodes\":[{string.Join(',', kinds.Select(_ => "null"))}]");
        ours.ShouldNotContain("null");
    }

    private static string Neutral(string answer, Guid named)
    {
        foreach (var kind in (string[])["Conversation", "Contact", "Inbox", "Member", "Team", "Article", "Message"])
            answer = answer.Replace(GlobalId.Write(kind, named), "ID", StringComparison.Ordinal);
        return answer.Replace(named.ToString(), "ID", StringComparison.Ordinal);
    }

    private Task<string> RunAsync(VerbEntry verb, JsonObject input)
    {
        var given = Translate(verb.InputType, input);
        var (name, type) = (Names.Camel(verb.VerbType.Name), Names.Of(verb.InputType));
        var head = verb.Method == "GET" ? "query" : "mutation";
        var errors = "{ errors { __typename ... on UserError { code message } ... on InvalidInputError { fields { field message } } } }";
        return verb.InputType.GetProperties().Length == 0 ? AskAsync($"{head} {{ {name} {errors} }}", new JsonObject()) : AskAsync($"{head} ($input: {type}!) {{ {name}(input: $input) {errors} }}", new JsonObject { ["input"] = given });
    }

    /// <summary>Ids and words of the REST matrix as GraphQL writes them.</summary>
    private static JsonObject Translate(Type record, JsonObject input)
    {
        var types = record.GetConstructors(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            .MaxBy(c => c.GetParameters().Length)!.GetParameters().ToDictionary(p => Names.Camel(p.Name!), p => Names.Plain(p.ParameterType), StringComparer.Ordinal);
        var translated = new JsonObject();
        foreach (var (name, value) in input)
        {
            var item = Names.ItemOf(types[name]);
            translated[name] = item is not null ? new JsonArray([.. value!.AsArray().Select(v => Translate(item, v!))]) : Translate(types[name], value!);
        }

        return translated;
    }

    private static JsonNode Translate(Type type, JsonNode value) =>
        StrongId.Is(type) ? JsonValue.Create(GlobalId.Write(type.Name[..^2], value.ToString()))
        : type.IsEnum ? JsonValue.Create(Names.Constant(value.ToString()))
        : value.DeepClone();

    private async Task<string> AskAsync(string query, JsonObject variables) =>
        (await tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "~/graphql", new JsonObject { ["query"] = query, ["variables"] = variables }, Ct)).Text;
}
