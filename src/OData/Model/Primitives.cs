using System.Globalization;
using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>CLR types that EDM has a primitive for, and how a literal becomes one of them.</summary>
internal static class Primitives
{
    private static readonly Dictionary<Type, ODataPrimitive> Known = new[]
    {
        ODataPrimitive.Of<string>(EdmPrimitiveTypeKind.String, v => v as string),
        ODataPrimitive.Of<bool>(EdmPrimitiveTypeKind.Boolean, v => v is bool ? v : null),
        ODataPrimitive.Of<byte>(EdmPrimitiveTypeKind.Byte, v => Number(v, x => checked((byte)x))),
        ODataPrimitive.Of<short>(EdmPrimitiveTypeKind.Int16, v => Number(v, x => checked((short)x))),
        ODataPrimitive.Of<int>(EdmPrimitiveTypeKind.Int32, v => Number(v, x => checked((int)x))),
        ODataPrimitive.Of<long>(EdmPrimitiveTypeKind.Int64, v => Number(v, x => checked((long)x))),
        ODataPrimitive.Of<decimal>(EdmPrimitiveTypeKind.Decimal, v => Number(v, x => x)),
        ODataPrimitive.Of<float>(EdmPrimitiveTypeKind.Single, v => IsNumber(v) ? Convert.ToSingle(v, CultureInfo.InvariantCulture) : null),
        ODataPrimitive.Of<double>(EdmPrimitiveTypeKind.Double, v => IsNumber(v) ? Convert.ToDouble(v, CultureInfo.InvariantCulture) : null),
        ODataPrimitive.Of<Guid>(EdmPrimitiveTypeKind.Guid, v => v is Guid ? v : null),
        ODataPrimitive.Of<DateTimeOffset>(EdmPrimitiveTypeKind.DateTimeOffset, v => v switch
        {
            DateTimeOffset time => time.ToUniversalTime(),
            Date day => new DateTimeOffset(day.Year, day.Month, day.Day, 0, 0, 0, TimeSpan.Zero),
            _ => null,
        }),
        ODataPrimitive.Of<DateOnly>(EdmPrimitiveTypeKind.Date, v => v is Date day ? new DateOnly(day.Year, day.Month, day.Day) : null),
        ODataPrimitive.Of<TimeOnly>(EdmPrimitiveTypeKind.TimeOfDay, v => v is TimeOfDay time ? new TimeOnly(time.Ticks) : null),
        ODataPrimitive.Of<TimeSpan>(EdmPrimitiveTypeKind.Duration, v => v is TimeSpan ? v : null),
    }.ToDictionary(p => p.Clr);

    internal static IEnumerable<ODataPrimitive> All => Known.Values;

    internal static ODataPrimitive? Of(Type type) => Known.GetValueOrDefault(type);

    /// <summary>The CLR type of an EDM primitive, as far as it has one here.</summary>
    internal static Type? ClrOf(EdmPrimitiveTypeKind kind) => Known.Values.FirstOrDefault(p => p.Kind == kind)?.Clr;

    internal static bool IsNumber(object value) => value is byte or sbyte or short or int or long or decimal or float or double;

    private static object? Number(object value, Func<decimal, object> narrow)
    {
        if (!IsNumber(value) || (value is double d && !(Math.Abs(d) < 7e28)) || (value is float f && !(Math.Abs(f) < 7e28f)))
            return null;
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        try
        {
            return narrow(number);
        }
        catch (OverflowException)
        {
            // A number of another type: the expression says so to its caller.
            return null;
        }
    }
}
