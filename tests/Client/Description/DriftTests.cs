using System.Reflection;
using System.Text.Json;
using Switchboard.Client.Http;
using Switchboard.Client.Tests.Http;

namespace Switchboard.Client.Tests.Description;

/// <summary>The client and the description of the API, held to each other: whoever changes one hears of the other here.</summary>
public sealed class DriftTests
{
    private static readonly IReadOnlyList<(PropertyInfo Resource, MethodInfo Method, string Operation)> Methods =
    [
        .. from resource in typeof(SwitchboardClient).GetProperties()
           from method in resource.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           from mark in method.GetCustomAttributes<OperationAttribute>()
           select (resource, method, mark.Id),
    ];

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Operations() => ApiOperation.All.Select(o => new TheoryDataRow<string>(o.Id));

    [Fact]
    public void Every_operation_that_a_key_may_call_has_a_method_and_no_method_calls_another()
    {
        var described = ApiOperation.All.Select(o => o.Id).Order(StringComparer.Ordinal);

        var called = Methods.Select(m => m.Operation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        called.ShouldBe(described);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_method_sends_what_its_operation_takes_all_of_it_and_nothing_else(string id)
    {
        var operation = ApiOperation.All.Single(o => o.Id == id);
        var (queries, bodies) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

        foreach (var (resource, method, _) in Methods.Where(m => m.Operation == id))
        {
            var sent = await CallAsync(operation, resource, method);
            sent.Method.ShouldBe(operation.Method);
            operation.IsAt(sent.Address).ShouldBeTrue(sent.Line);
            queries.UnionWith(sent.Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')[0]));
            if (sent.Body?.StartsWith('{') == true)
                bodies.UnionWith(JsonElement.Parse(sent.Body).EnumerateObject().Select(p => p.Name));
        }

        queries.Order(StringComparer.Ordinal).ShouldBe(operation.QueryNames.Order(StringComparer.Ordinal));
        bodies.Order(StringComparer.Ordinal).ShouldBe(operation.BodyNames.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_record_knows_every_property_and_word_of_an_answer(string id)
    {
        var operation = ApiOperation.All.Single(o => o.Id == id);
        if (operation.Answer is not { } schema)
            return;
        var missing = new List<string>();

        foreach (var type in Methods.Where(m => m.Operation == id).Select(m => AnswerOf(m.Method.ReturnType)).Distinct())
            Compare(ItemsOf(schema, type), type, type.Name, missing);

        missing.ShouldBeEmpty();
    }

    private async Task<Sent> CallAsync(ApiOperation operation, PropertyInfo resource, MethodInfo method)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(operation.Answer is { } answer ? ApiOperation.Example(answer) : "{}"));
        using var client = handler.Client(new HurriedClock());

        var result = method.Invoke(resource.GetValue(client), [.. method.GetParameters().Select(p => Filled.Of(p, _ct))])!;
        if (result is Task task)
            await task;
        else
            await First((dynamic)result);
        return handler.Requests.ShouldHaveSingleItem();
    }

    private static async Task First<T>(IAsyncEnumerable<T> items)
    {
        await using var each = items.GetAsyncEnumerator();
        (await each.MoveNextAsync()).ShouldBeTrue();
    }

    /// <summary>What a method gives, out of the task, page or enumeration it comes in.</summary>
    private static Type AnswerOf(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() is var open
        && (open == typeof(Task<>) || open == typeof(IAsyncEnumerable<>) || open == typeof(Page<>) || open == typeof(Tagged<>) || open == typeof(IReadOnlyList<>)))
        ? AnswerOf(type.GetGenericArguments()[0])
        : type;

    /// <summary>What one of many is, in a page of them or in a plain list.</summary>
    private static JsonElement ItemsOf(JsonElement schema, Type type) => schema switch
    {
        _ when ApiOperation.TypeOf(schema) == "array" => ApiOperation.Resolve(schema.GetProperty("items")),
        _ when schema.GetProperty("properties").TryGetProperty("items", out var items) && type.GetProperty("Items") is null => ApiOperation.Resolve(items.GetProperty("items")),
        _ => schema,
    };

    private static void Compare(JsonElement schema, Type type, string path, List<string> missing)
    {
        schema = ApiOperation.Resolve(schema);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (schema.TryGetProperty("enum", out var words) && type.IsEnum)
        {
            missing.AddRange(words.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String && JsonSerializer.Deserialize(w, type, ClientJson.Options)!.ToString() == "Unknown").Select(w => $"{path}: {w}"));
            return;
        }

        if (ApiOperation.TypeOf(schema) == "array")
            Compare(schema.GetProperty("items"), type.GetGenericArguments()[0], path, missing);
        if (!schema.TryGetProperty("properties", out var properties))
            return;
        var known = ClientJson.Options.GetTypeInfo(type).Properties.ToDictionary(p => p.Name, p => p.PropertyType, StringComparer.Ordinal);
        foreach (var property in properties.EnumerateObject())
        {
            if (known.TryGetValue(property.Name, out var inner))
                Compare(property.Value, inner, $"{path}.{property.Name}", missing);
            else
                missing.Add($"{path}.{property.Name}");
        }
    }
}
