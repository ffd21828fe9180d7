using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>Writes one random document over the names of the schema, with mistakes at the given rates.</summary>
internal sealed class GeneratedOperations(SchemaNames schema, Random random, double structure, double values)
{
    private const int Deepest = 5;

    private readonly GeneratedValues _values = new(schema, random, values);
    private readonly List<(string Name, string Type)> _fragments = [];
    private readonly StringBuilder _definitions = new();
    private readonly List<string> _variables = [];
    private readonly JsonObject _given = [];
    private int _budget = random.Next(3, 30);
    private int _aliases;

    internal RequestDocument Write(string name)
    {
        var (keyword, root) = random.Next(20) switch { 0 => ("subscription", "Subscription"), 1 or 2 => ("mutation", "Mutation"), _ => ("query", "Query") };
        var selection = keyword == "subscription" ? $"{{ {Field(schema.Types[root], 0)} }}" : Selection(root, 0);
        var operation = random.Next(3) == 0 ? "Main" : "";
        var variables = _variables.Count == 0 ? "" : $"({string.Join(Pick([", ", " "]), _variables)})";
        var head = keyword == "query" && operation.Length + variables.Length == 0 && random.Next(2) == 0 ? "" : $"{keyword} {operation}{variables} ";
        var text = $"{head}{selection}{(Slip() ? " fragment Unused on Query { int }" : "")}{_definitions}";
        if (operation.Length > 0 && random.Next(6) == 0)
            text += $" query {(Slip() ? "Main" : "Other")} {{ int }}";
        var picked = operation.Length > 0 && (text.Contains(" query ", StringComparison.Ordinal) || random.Next(2) == 0) ? operation : null;
        return new RequestDocument(name, "", text, Slip() ? "Nobody" : picked, _given.Count == 0 && random.Next(2) == 0 ? null : _given);
    }

    private string Selection(string typeName, int depth)
    {
        var type = schema.Types[typeName];
        var parts = new List<string>();
        var space = Pick([" ", "\n  ", ", "]);
        for (var i = random.Next(1, depth == 0 ? 7 : 4); i > 0; i--)
            parts.Add(One(type, depth));
        return $"{{{space}{string.Join(space, parts)} }}";
    }

    private string One(TypeName type, int depth)
    {
        var kind = random.Next(20);
        if (kind == 0 || type.Fields.Count == 0 && kind < 4)
            return "__typename" + Directives();
        if (depth < Deepest && (kind < 3 || type.Fields.Count == 0))
            return $"... {(random.Next(6) == 0 ? Directives("@onSpread") : Condition(type, out type) + Directives())}{Selection(type.Name, depth + 1)}";
        if (depth < Deepest && kind < 5)
            return $"...{Fragment(type, depth)}{Directives()}";
        return type.Fields.Count == 0 ? "__typename" : Field(type, depth);
    }

    private string Condition(TypeName type, out TypeName narrowed)
    {
        var objects = schema.ObjectsOf(type.Name);
        var fitting = schema.Types.Values.Where(t => t.IsComposite && (Slip() || schema.ObjectsOf(t.Name).Intersect(objects, StringComparer.Ordinal).Any())).ToList();
        narrowed = fitting.Count == 0 ? type : Pick(fitting);
        return $"on {(Slip() ? "Nowhere" : narrowed.Name)} ";
    }

    private string Fragment(TypeName type, int depth)
    {
        if (Slip())
            return Pick(["Missing", "F0"]);
        var known = _fragments.FindAll(f => f.Type == type.Name);
        if (known.Count > 0 && random.Next(2) == 0)
            return Pick(known).Name;
        var condition = Condition(type, out var narrowed);
        var body = Selection(narrowed.Name, depth + 1);
        var name = string.Create(CultureInfo.InvariantCulture, $"F{_fragments.Count}");

        // Named after its body, for a body must not spread what it is part of.
        _fragments.Add((name, type.Name));
        _definitions.Append(CultureInfo.InvariantCulture, $"{Pick([" ", "\n"])}fragment {name} {condition}{body}");
        return name;
    }

    private string Field(TypeName type, int depth)
    {
        _budget--;
        var leaves = type.Fields.Where(f => !schema.Types.TryGetValue(SchemaNames.Inner(f.Type), out var t) || !t.IsComposite).ToList();
        var field = Pick((depth >= Deepest || _budget < 0) && leaves.Count > 0 ? leaves : type.Fields);
        var isComposite = schema.Types.TryGetValue(SchemaNames.Inner(field.Type), out var inner) && inner.IsComposite;
        var arguments = Arguments(field.Arguments);
        var alias = arguments.Length > 0 && !Slip() || random.Next(4) == 0 ? string.Create(CultureInfo.InvariantCulture, $"a{(random.Next(25) == 0 ? _aliases : ++_aliases)}: ") : "";
        var directives = type.Name == "Subscription" ? "" : Directives();
        var selection = isComposite == Slip() ? "" : isComposite ? " " + (_budget < -20 ? "{ __typename }" : Selection(inner!.Name, depth + 1)) : Slip() ? " { x }" : "";
        return $"{alias}{(Slip() ? field.Name + "x" : field.Name)}{arguments}{directives}{selection}";
    }

    private string Arguments(IReadOnlyList<InputName> declared)
    {
        var given = declared.Where(a => (a.IsRequired && !Slip()) || random.Next(2) == 0).Select(a => $"{a.Name}: {Value(a)}").ToList();
        if (Slip())
            given.Add(Pick(["unknown: 1", .. given]));
        return given.Count == 0 ? "" : $"({string.Join(Pick([", ", " "]), given)})";
    }

    private string Value(InputName argument) => random.Next(4) == 0 ? Variable(argument.Type) : _values.Literal(argument.Type);

    private string Variable(string type)
    {
        if (Slip())
            return "$undefined";
        var name = string.Create(CultureInfo.InvariantCulture, $"v{_variables.Count}");
        var declared = Slip() ? Pick(["Int", "[String]", "Nowhere", "Person"]) : type.EndsWith('!') || random.Next(3) > 0 ? type : type + "!";
        if (random.Next(40) == 0)
            declared = declared.TrimEnd('!');
        var initial = random.Next(4) == 0 ? $" = {_values.Literal(declared.EndsWith('!') || random.Next(3) > 0 ? type : type.TrimEnd('!'))}" : "";
        _variables.Add($"${name}: {declared}{initial}");
        if (declared.EndsWith('!') ? random.Next(30) > 0 : random.Next(4) > 0)
            _given[name] = _values.Json(declared);
        return Slip() ? "null" : "$" + name;
    }

    private string Directives(string otherwise = "") => random.Next(12) switch
    {
        0 => $" @{Pick(["skip", "include"])}(if: {(random.Next(3) == 0 ? Variable("Boolean!") : _values.Literal("Boolean!"))}) ",
        1 => $" @mark{Pick(["", "(text: \"t\")", "(level: HIGH, text: null)"])} ",
        2 => " @tag(name: \"a\") @tag(weight: 2, name: \"b\") ",
        3 when Slip() => " @unknown ",
        4 when Slip() => " @mark @mark ",
        5 when Slip() => " @onQuery ",
        _ => otherwise + " ",
    };

    private bool Slip() => random.NextDouble() < structure;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
