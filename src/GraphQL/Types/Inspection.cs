using System.Globalization;
using System.Text;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>A value as an error message shows it; deep and long ones are cut.</summary>
internal static class Inspection
{
    private const int Deepest = 2;
    private const int Longest = 10;

    internal static string Of(object? value) => Show(value, 0);

    /// <summary>As <c>JSON.stringify</c> does: nothing escaped that need not be.</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var paired = char.IsSurrogate(c) && (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]) || i > 0 && char.IsSurrogatePair(text[i - 1], c));
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when c < ' ' || (char.IsSurrogate(c) && !paired) => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Show(object? value, int depth) => value switch
    {
        null => "null",
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        double or float or int or long or short or decimal => ScriptNumber.Print(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> fields => Fields(fields, depth),
        IReadOnlyList<object?> items => Items(items, depth),
        SchemaType or Node => value.ToString()!,
        _ => value.ToString() ?? "",
    };

    private static string Fields(IReadOnlyDictionary<string, object?> fields, int depth)
    {
        if (fields.Count == 0)
            return "{}";
        return depth >= Deepest ? "[Object]" : $"{{ {string.Join(", ", fields.Select(f => $"{f.Key}: {Show(f.Value, depth + 1)}"))} }}";
    }

    private static string Items(IReadOnlyList<object?> items, int depth)
    {
        if (items.Count == 0)
            return "[]";
        if (depth >= Deepest)
            return "[Array]";
        var shown = new StringBuilder("[").AppendJoin(", ", items.Take(Longest).Select(i => Show(i, depth + 1)));
        var more = items.Count - Longest;
        if (more > 0)
            shown.Append(more == 1 ? ", ... 1 more item" : $", ... {more} more items");
        return shown.Append(']').ToString();
    }
}
