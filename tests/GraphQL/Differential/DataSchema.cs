using System.Text.Json;
using System.Text.RegularExpressions;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>schema.graphql over data.json in our engine, resolved by the rules at the head of reference.mjs.</summary>
internal sealed partial class DataSchema
{
    private readonly JsonDocument _json = JsonDocument.Parse(File.ReadAllText(Path.Combine(DocumentFiles.Folder, "Differential", "data.json")));
    private readonly Dictionary<string, object?> _made = new(StringComparer.Ordinal);

    internal DataSchema()
    {
        Schema = new SchemaBuilder()
            .Sdl(File.ReadAllText(Path.Combine(DocumentFiles.Folder, "Differential", "schema.graphql")))
            .Scalar("Date", new DateCoercion())
            .Otherwise(Resolve.Each(Read))
            .TypeOf((_, source) => source is Dictionary<string, object?> fields ? fields.GetValueOrDefault("__typename") as string : null)
            .Build();
        Query = Make(_json.RootElement.GetProperty("query"), "/query")!;
        Mutation = Make(_json.RootElement.GetProperty("mutation"), "/mutation")!;
    }

    internal Schema Schema { get; }

    internal object Query { get; }

    internal object Mutation { get; }

    private static object? Read(object source, FieldCall call)
    {
        var name = call.Plan.Definition.Name;
        if (name.StartsWith("echo", StringComparison.Ordinal))
            return Canonical(call.Arguments);
        return source is Dictionary<string, object?> fields ? fields.GetValueOrDefault(name) : null;
    }

    private static string Canonical(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => $"{{{string.Join(',', fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{Inspection.Quote(f.Key)}:{Canonical(f.Value)}"))}}}",
        IReadOnlyList<object?> items => $"[{string.Join(',', items.Select(Canonical))}]",
        string text => Inspection.Quote(text),
        bool flag => flag ? "true" : "false",
        null or double.PositiveInfinity or double.NegativeInfinity => "null",
        _ => ScriptNumber.Print(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    /// <summary>Each object once, however many references lead to it: the data may hold cycles.</summary>
    private object? Make(JsonElement json, string pointer)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("$error", out var error))
            return new FieldError(error.GetString()!);
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("$ref", out var reference))
            return Make(Find(reference.GetString()!, out var where), where);
        if (_made.TryGetValue(pointer, out var made))
            return made;
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
                _made[pointer] = fields;
                foreach (var property in json.EnumerateObject())
                    fields[property.Name] = Make(property.Value, $"{pointer}/{property.Name}");
                return fields;
            case JsonValueKind.Array:
                var items = new List<object?>();
                _made[pointer] = items;
                foreach (var (item, i) in json.EnumerateArray().Select((item, i) => (item, i)))
                    items.Add(Make(item, $"{pointer}/{i}"));
                return items;
            default:
                return JsonValues.Read(json);
        }
    }

    private JsonElement Find(string pointer, out string where)
    {
        var at = _json.RootElement;
        where = "";
        foreach (var step in pointer.Split('/').Skip(1))
        {
            at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(step);
            where += "/" + step;
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty("$ref", out var reference))
                at = Find(reference.GetString()!, out where);
        }

        return at;
    }

    private sealed partial class DateCoercion : ScalarCoercion
    {
        public override object Serialize(object value) => value as string ?? throw Refusal(value);

        public override object? ParseValue(object? value) => value is string text && Day().IsMatch(text) ? text : throw Refusal(value);

        public override object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) =>
            literal is StringValue text ? ParseValue(text.Text) : throw Refusal(Printer.Print(literal));

        private static CoercionException Refusal(object? value) => new($"Date cannot represent value: {Inspection.Of(value)}");

        [GeneratedRegex(@"^\d{4}-\d\d-\d\d\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Day();
    }
}
