using System.Globalization;
using Switchboard.OData.Shop;

namespace Switchboard.OData.Oracle;

/// <summary>
/// An expression of the test's own: it writes itself as OData and says of a row, by OData's rules and without any of our binding,
/// what it is worth. A truth is true, false or null.
/// </summary>
internal abstract record Tree
{
    internal abstract string Text { get; }

    internal abstract object? Of(Row row);

    /// <summary>As one operand among others.</summary>
    internal virtual string Inner => "(" + Text + ")";
}

/// <summary>A ticket, and where its lambdas stand.</summary>
internal sealed record Row(Ticket Ticket, Stock Stock, Note? Note = null, string? Tag = null, Ticket? Child = null);

/// <summary>Rows by their keys, so that the oracle is quick.</summary>
internal sealed class Stock(Goods goods)
{
    internal Dictionary<PersonId, Person> People { get; } = goods.People.ToDictionary(p => p.Id);

    internal Dictionary<TicketId, Ticket> Tickets { get; } = goods.Tickets.ToDictionary(t => t.Id);

    internal ILookup<TicketId, Note> Notes { get; } = goods.Notes.ToLookup(n => n.TicketId);

    internal ILookup<TicketId, Ticket> Children { get; } = goods.Tickets.Where(t => t.ParentId is not null).ToLookup(t => t.ParentId!.Value);
}

internal sealed record Literal(object? Value) : Tree
{
    internal override string Inner => Text;

    internal override string Text => Value switch
    {
        null => "null",
        string text => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'",
        bool truth => truth ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("0.0##", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => $"duration'{System.Xml.XmlConvert.ToString(span)}'",
        TicketState state => $"'{Word(state)}'",
        _ => throw new InvalidOperationException($"No literal for {Value}."),
    };

    internal override object? Of(Row row) => Value;

    private static string Word(TicketState state) => state switch { TicketState.InWork => "inWork", TicketState.WebChat => "webChat", TicketState.Done => "done", _ => "fresh" };
}

internal sealed record Field(string Path, Func<Row, object?> Read) : Tree
{
    internal override string Inner => Path;

    internal override string Text => Path;

    internal override object? Of(Row row) => Read(row);
}

/// <summary>A function or arithmetic operator: null for null.</summary>
internal sealed record Made(string Format, Func<object[], object?> How, params Tree[] Parts) : Tree
{
    internal override string Text => string.Format(CultureInfo.InvariantCulture, Format, [.. Parts.Select(p => p.Inner)]);

    internal override object? Of(Row row)
    {
        var values = Array.ConvertAll(Parts, p => p.Of(row));
        return values.Contains(null) ? null : How(values!);
    }
}

internal sealed record Logic(string Word, Tree Left, Tree Right) : Tree
{
    internal override string Text => $"{Left.Inner} {Word} {Right.Inner}";

    internal override object? Of(Row row) => (Word, (bool?)Left.Of(row), (bool?)Right.Of(row)) switch
    {
        ("and", false, _) or ("and", _, false) => false,
        ("and", true, true) => true,
        ("or", true, _) or ("or", _, true) => true,
        ("or", false, false) => false,
        _ => null,
    };
}

internal sealed record Not(Tree Of_) : Tree
{
    internal override string Text => $"not {Of_.Inner}";

    internal override object? Of(Row row) => !(bool?)Of_.Of(row);
}

internal sealed record Compared(string Word, Tree Left, Tree Right) : Tree
{
    internal override string Text => $"{Left.Inner} {Word} {Right.Inner}";

    internal override object? Of(Row row)
    {
        var (left, right) = (Left.Of(row), Right.Of(row));
        if (left is null || right is null)
        {
            var equal = left is null && right is null;
            return Word switch { "eq" or "ge" or "le" => equal, "ne" => !equal, _ => false };
        }

        var order = Order(left, right);
        return Word switch { "eq" => order == 0, "ne" => order != 0, "gt" => order > 0, "ge" => order >= 0, "lt" => order < 0, _ => order <= 0 };
    }

    /// <summary>Texts by code point, as collation C has it.</summary>
    internal static int Order(object left, object right) => (left, right) switch
    {
        (string a, string b) => a.EnumerateRunes().Select(r => r.Value).Concat([-1]).Zip(b.EnumerateRunes().Select(r => r.Value).Concat([-1])).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(c => c != 0),
        (double or decimal, double or decimal) when left is double || right is double => Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture)),
        _ => ((IComparable)left).CompareTo(right),
    };
}

internal sealed record OneOf(Tree Value, IReadOnlyList<Literal> List) : Tree
{
    internal override string Text => $"{Value.Inner} in ({string.Join(',', List.Select(l => l.Text))})";

    internal override object? Of(Row row) => Value.Of(row) is var value && List.Any(l => l.Value is null ? value is null : value is not null && Compared.Order(value, l.Value) == 0);
}

/// <summary><c>any</c> or <c>all</c>: a condition that is null does not hold.</summary>
internal sealed record Quantified(string Path, string Word, string Variable, Func<Row, IEnumerable<Row>> Items, Tree Condition) : Tree
{
    internal override string Inner => Text;

    internal override string Text => $"{Path}/{Word}({Variable}: {Condition.Text})";

    internal override object? Of(Row row) => Word == "any" ? Items(row).Any(i => Condition.Of(i) is true) : Items(row).All(i => Condition.Of(i) is true);
}
