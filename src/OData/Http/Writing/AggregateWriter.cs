using System.Text.Json;
using Switchboard.OData.Binding;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Writes rows that $apply made: columns, and within objects those that belong to related rows.</summary>
internal sealed class AggregateWriter
{
    private readonly List<Branch> _branches;
    private readonly AnswerTerms _terms;

    internal AggregateWriter(ODataSet set, IReadOnlyList<ODataColumn> columns, AnswerPlace place)
    {
        _terms = place.Terms;
        _branches = Grow(columns.Select((c, at) => (c.Path, c.Type, at)).ToList(), depth: 0, path => set.Find(path[0]) is not null || path.Count > 1, place.Face);
    }

    internal void Write(Utf8JsonWriter json, object?[] row) => Write(json, _branches, row);

    /// <summary>What stands in parentheses in the context: <c>status,contact(name),n</c>.</summary>
    internal static string ContextOf(IReadOnlyList<ODataColumn> columns) => ContextOf(columns.Select(c => c.Path).ToList(), depth: 0);

    private static string ContextOf(List<IReadOnlyList<string>> paths, int depth) => string.Join(',', paths.GroupBy(p => p[depth], StringComparer.Ordinal).Select(g =>
        g.All(p => p.Count == depth + 1) ? g.Key : $"{g.Key}({ContextOf([.. g.Where(p => p.Count > depth + 1)], depth + 1)})"));

    private static List<Branch> Grow(List<(IReadOnlyList<string> Path, ODataType Type, int At)> columns, int depth, Func<IReadOnlyList<string>, bool> declared, ModelFace face) =>
        [.. columns.GroupBy(c => c.Path[depth], StringComparer.Ordinal).Select(g => g.First() is var first && first.Path.Count == depth + 1
            ? new Branch(default, [], new ColumnWriter(g.Key, first.Type, note: !declared(first.Path), face), first.At)
            : new Branch(ControlNames.Encode(g.Key), Grow([.. g], depth + 1, declared, face), Leaf: null, At: -1))];

    private void Write(Utf8JsonWriter json, List<Branch> branches, object?[] row)
    {
        json.WriteStartObject();
        foreach (var branch in branches)
        {
            if (branch.Leaf is not null)
            {
                branch.Leaf.Write(json, row[branch.At], _terms);
                continue;
            }

            json.WritePropertyName(branch.Name);
            Write(json, branch.Branches, row);
        }

        json.WriteEndObject();
    }

    private sealed record Branch(JsonEncodedText Name, List<Branch> Branches, ColumnWriter? Leaf, int At);
}
