using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;
using Switchboard.GraphQL.Validation;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>Our engine, asked as reference.mjs is: its head says what the fields resolve to and how every answer looks.</summary>
internal static class Ours
{
    private const string Introspection = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name
          ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind } } } } } } } } }
        }
        """;

    private static readonly DataSchema Data = new();

    internal static async Task<JsonNode> RunAsync(string document, string? operationName, JsonNode? variables)
    {
        if (!Parser.TryParse(document, ParserLimits.None, out var parsed, out var error))
            return Syntax(error);
        var validation = Validator.Validate(Data.Schema, parsed, new ValidationOptions(MaxErrors: 1000));
        if (validation.Count > 0)
            return new JsonObject { ["validation"] = new JsonArray([.. validation.Select(Invalid)]) };
        var prepared = new PreparedDocument(Data.Schema, parsed);
        var kind = prepared.Operation(operationName, out _)?.Kind;
        if (kind == OperationKind.Subscription)
            return new JsonObject { ["result"] = "subscription" };
        using var given = JsonDocument.Parse(variables?.ToJsonString() ?? "null");
        var root = kind == OperationKind.Mutation ? Data.Mutation : Data.Query;
        var result = await Executor.ExecuteAsync(prepared, operationName, given.RootElement, root, new object(), e => new FieldError(e.ToString()), CancellationToken.None);
        return new JsonObject { ["result"] = Written(result) };
    }

    internal static JsonNode Schema(string sdl)
    {
        if (!Parser.TryParse(sdl, ParserLimits.None, out var document, out var error))
            return Syntax(error);
        var mistakes = SchemaValidation.Validate([document]);
        return mistakes.Count > 0
            ? new JsonObject { ["errors"] = new JsonArray([.. mistakes.Select(m => JsonValue.Create(m))]) }
            : new JsonObject { ["printed"] = SchemaPrinter.Print(new SchemaBuilder().Sdl(sdl).Build()) };
    }

    internal static JsonNode Print(string document) =>
        Parser.TryParse(document, ParserLimits.None, out var parsed, out var error) ? new JsonObject { ["printed"] = Printer.Print(parsed) } : Syntax(error);

    internal static Task<JsonNode> IntrospectAsync() => RunAsync(Introspection, null, null);

    private static JsonNode Written(ExecutionResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            ResponseWriter.Write(json, result);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static JsonObject Syntax(SyntaxError error) =>
        new() { ["syntaxError"] = new JsonObject { ["message"] = error.Message, ["line"] = error.Location.Line, ["column"] = error.Location.Column } };

    private static JsonObject Invalid(ValidationError error) => new()
    {
        ["rule"] = error.Rule,
        ["message"] = error.Message,
        ["locations"] = new JsonArray([.. error.Locations.Select(l => new JsonObject { ["line"] = l.Line, ["column"] = l.Column })]),
    };
}
