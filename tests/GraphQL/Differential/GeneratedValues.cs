using System.Globalization;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>Random input values for a type, as literals or as JSON; now and then of another type when faults are wanted.</summary>
internal sealed class GeneratedValues(SchemaNames schema, Random random, double faults)
{
    private const int Deepest = 4;
    private static readonly string[] Integers = ["0", "1", "-7", "42", "2147483647", "-2147483648"];
    private static readonly string[] Floats = ["0.5", "-1.25", "3", "1e3", "12.50", "1.5e-5"];
    private static readonly string[] Strings = ["\"\"", "\"a\"", "\"two words\"", "\"\\u00e9 \\n \\\"\"", "\"# {x} $y\"", "\"2026-11-21\""];
    private static readonly string[] WrongLiterals = ["\"text\"", "5", "1.5", "true", "null", "ENUM", "[]", "[1, \"x\"]", "{}", "{ name: 1 }", "99999999999", "\"\"\"\n  block\n\"\"\""];
    private static readonly string[] WrongJson = ["\"text\"", "5", "1.5", "true", "null", "[]", "[1,\"x\",null]", "{}", "{\"name\":1}", "99999999999", "{\"title\":[{\"a\":{}}]}"];

    internal string Literal(string type, int depth = 0)
    {
        if (random.NextDouble() < faults)
            return Pick(WrongLiterals);
        if (type.EndsWith('!'))
            return LiteralOf(type[..^1], depth);
        return random.Next(8) == 0 ? "null" : LiteralOf(type, depth);
    }

    internal JsonNode? Json(string type, int depth = 0)
    {
        if (random.NextDouble() < faults)
            return JsonNode.Parse(Pick(WrongJson));
        if (type.EndsWith('!'))
            return JsonOf(type[..^1], depth);
        return random.Next(8) == 0 ? null : JsonOf(type, depth);
    }

    private string LiteralOf(string type, int depth)
    {
        if (type.StartsWith('['))
            return random.Next(6) == 0 ? LiteralOf(type[1..^1].TrimEnd('!'), depth) : $"[{string.Join(Pick([", ", " ", ","]), Items(() => Literal(type[1..^1], depth + 1)))}]";
        if (!schema.Types.TryGetValue(type, out var named) || named.Keyword == "scalar")
            return Scalar(type);
        return named.Keyword == "enum" ? Pick(named.Values) : $"{{ {string.Join(", ", Fields(named, depth).Select(f => $"{f.Name}: {Literal(f.Type, depth + 1)}"))} }}";
    }

    private JsonNode? JsonOf(string type, int depth)
    {
        if (type.StartsWith('['))
            return random.Next(6) == 0 ? JsonOf(type[1..^1].TrimEnd('!'), depth) : new JsonArray([.. Items(() => Json(type[1..^1], depth + 1))]);
        if (!schema.Types.TryGetValue(type, out var named) || named.Keyword == "scalar")
            return JsonNode.Parse(Scalar(type));
        return named.Keyword == "enum" ? Pick(named.Values) : new JsonObject(Fields(named, depth).Select(f => KeyValuePair.Create(f.Name, Json(f.Type, depth + 1))));
    }

    private string Scalar(string type) => type switch
    {
        "Int" => Pick(Integers),
        "Float" => Pick(Floats),
        "Boolean" => Pick(["true", "false"]),
        "ID" => random.Next(2) == 0 ? Pick(Integers) : Pick(Strings),
        "Date" => string.Create(CultureInfo.InvariantCulture, $"\"20{random.Next(10, 99)}-01-{random.Next(10, 28)}\""),
        _ => Pick(Strings),
    };

    private List<InputName> Fields(TypeName type, int depth)
    {
        if (type.IsOneOf)
            return [Strict(Pick(depth > Deepest ? [.. type.Inputs.Where(f => f.Name == "byId")] : type.Inputs))];
        var wanted = type.Inputs.Where(f => f.IsRequired || (depth < Deepest && random.Next(3) == 0)).ToList();
        if (random.NextDouble() < faults)
            wanted.Add(new InputName(Pick(["nowhere", "titel", "mni"]), "Int", HasDefault: false));
        return random.Next(2) == 0 ? wanted : [.. wanted.AsEnumerable().Reverse()];
    }

    private static InputName Strict(InputName field) => field with { Type = field.Type + "!" };

    private List<T> Items<T>(Func<T> item) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => item())];

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
