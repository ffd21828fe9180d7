using System.Globalization;
using System.Text;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>Specification 5.3.2: arguments and values in a form in which those that mean the same are the same text.</summary>
internal sealed class ArgumentTexts
{
    private readonly Dictionary<Value, string> _values = [];

    /// <summary>All arguments, whatever their order; null where one is given twice, for then it depends on who asks which of them counts.</summary>
    internal string? Of(IReadOnlyList<Argument> arguments)
    {
        if (arguments.Count == 0)
            return "";
        var sorted = arguments.OrderBy(a => a.Name.Value, StringComparer.Ordinal).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].Name.Value == sorted[i - 1].Name.Value)
                return null;
        }

        return string.Join(',', sorted.Select(a => $"{a.Name.Value}:{Of(a.Value)}"));
    }

    internal string Of(Value value)
    {
        if (_values.TryGetValue(value, out var known))
            return known;
        var text = new StringBuilder();
        Write(value, text);
        return _values[value] = text.ToString();
    }

    private static void Write(Value value, StringBuilder text)
    {
        switch (value)
        {
            case Variable variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case StringValue written:
                text.Append(written.Block ? 'b' : 's').Append(written.Text.Length.ToString(CultureInfo.InvariantCulture)).Append('"').Append(written.Text);
                break;
            case FloatValue number:
                text.Append('f').Append(number.Text);
                break;
            case EnumValue name:
                text.Append('e').Append(name.Name);
                break;
            case ListValue list:
                text.Append('[');
                foreach (var item in list.Items)
                    Write(item, text.Append(','));
                text.Append(']');
                break;
            case ObjectValue fields:
                text.Append('{');
                foreach (var field in fields.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal))
                    Write(field.Value, text.Append(',').Append(field.Name.Value).Append(':'));
                text.Append('}');
                break;
            default:
                text.Append(Printer.Print(value));
                break;
        }
    }
}
