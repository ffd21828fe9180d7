using System.Globalization;
using Microsoft.OData.Edm;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Values as text: bare, and as a key in an address.</summary>
internal static class KeyText
{
    /// <summary>Where a row is found, relative to the root: <c>conversations(0193…)</c>.</summary>
    internal static string AddressOf(ODataSet set, object row) => $"{set.Name}({Literal(set.Key.Type, set.Key.ValueIn(row)!)})";

    /// <summary>As <c>/$value</c> shows it.</summary>
    internal static string Bare(ODataType type, object value) => type switch
    {
        ODataEnum words => words.WordOf(value),
        ODataPrimitive => value switch
        {
            string text => text,
            bool truth => truth ? "true" : "false",
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            TimeSpan span => System.Xml.XmlConvert.ToString(span),
            double number => System.Xml.XmlConvert.ToString(number),
            float number => System.Xml.XmlConvert.ToString(number),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        },
        _ => type.GuidOf(value)?.ToString() ?? Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Literal(ODataType type, object value) => type switch
    {
        ODataEnum => $"{type.Edm.FullTypeName()}'{Bare(type, value)}'",
        ODataPrimitive { Kind: EdmPrimitiveTypeKind.String } => $"'{Uri.EscapeDataString(Bare(type, value).Replace("'", "''", StringComparison.Ordinal))}'",
        ODataPrimitive { Kind: EdmPrimitiveTypeKind.Duration } => $"duration'{Bare(type, value)}'",
        _ => Uri.EscapeDataString(Bare(type, value)),
    };
}
