using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Limits;

/// <summary>What a schema declares about the cost of a field.</summary>
/// <param name="Weight">Instead of 1 for an object and 0 for a leaf.</param>
/// <param name="Size">How long its list is.</param>
internal sealed record FieldCost(double? Weight, ListSize? Size)
{
    internal static readonly FieldCost Usual = new(null, null);

    internal static FieldCost Of(IReadOnlyList<Directive> directives)
    {
        var cost = directives.FirstOrDefault(d => d.Name.Value == "cost");
        var size = directives.FirstOrDefault(d => d.Name.Value == "listSize");
        if (cost is null && size is null)
            return Usual;
        var weight = (Argument(cost, "weight") as StringValue)?.Text;
        return new FieldCost(
            weight is null ? null : double.Parse(weight, System.Globalization.CultureInfo.InvariantCulture),
            size is null ? null : new ListSize(
                Argument(size, "assumedSize") is IntValue assumed ? int.Parse(assumed.Text, System.Globalization.CultureInfo.InvariantCulture) : null,
                Names(Argument(size, "slicingArguments")),
                Names(Argument(size, "sizedFields"))));
    }

    private static Value? Argument(Directive? directive, string name) => directive?.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value;

    private static List<string> Names(Value? value) => value is ListValue list ? [.. list.Items.OfType<StringValue>().Select(s => s.Text)] : [];
}

/// <param name="AssumedSize">When no argument says.</param>
/// <param name="SlicingArguments">The arguments that say.</param>
/// <param name="SizedFields">Which lists of the object that the field returns; none when the field is the list itself.</param>
internal sealed record ListSize(int? AssumedSize, IReadOnlyList<string> SlicingArguments, IReadOnlyList<string> SizedFields);
