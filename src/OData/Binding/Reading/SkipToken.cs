using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Where a page ended. Bound to the order it was made in; whoever changes it is told so.</summary>
/// <param name="Values">The last row's sort values, the key among them, as text.</param>
/// <param name="Left">How many rows $top still lets through.</param>
internal sealed record SkipToken(IReadOnlyList<string?> Values, int? Left)
{
    private const int SumLength = 9;
    private const int Longest = 8_000;

    internal static string Write(RowsPlan.Ordering order, Fetched last, int? left) =>
        new SkipToken([.. order.Keys.Select(k => Text(k.Type, k.Of(last)))], left).Write(order.Fingerprint);

    internal string Write(string fingerprint) => Seal(fingerprint, JsonSerializer.SerializeToUtf8Bytes(this));

    internal static SkipToken Read(string text, string fingerprint)
    {
        if (text.Length > Longest || Open(text, fingerprint) is not { } content)
            throw Foreign();
        try
        {
            return JsonSerializer.Deserialize<SkipToken>(content) ?? throw Foreign();
        }
        catch (JsonException)
        {
            throw Foreign();
        }
    }

    /// <summary>A sort value of its type; a text that is none is somebody else's token.</summary>
    internal static object? Value(ODataType type, string? text) => text is null ? null : Parse(type, text) ?? throw Foreign();

    internal static RefusedException Foreign() => RefusedException.Malformed("is no place in this list in this order: start again without it.", "$skiptoken");

    private static string Seal(string fingerprint, byte[] content) => Base64Url.EncodeToString([.. Sum(fingerprint, content), .. content]);

    private static byte[]? Open(string text, string fingerprint)
    {
        if (!Base64Url.IsValid(text) || text.Length < SumLength * 2)
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        var content = bytes[SumLength..];
        return Base64Url.EncodeToString(bytes) == text && Sum(fingerprint, content).AsSpan().SequenceEqual(bytes.AsSpan(0, SumLength)) ? content : null;
    }

    private static byte[] Sum(string fingerprint, byte[] content) => SHA256.HashData([.. Encoding.UTF8.GetBytes(fingerprint), 0, .. content])[..SumLength];

    private static string? Text(ODataType type, object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "1" : "0",
        DateTimeOffset time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        TimeOnly time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        TimeSpan span => span.Ticks.ToString(CultureInfo.InvariantCulture),
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        _ when type is ODataEnum words => words.WordOf(value),
        _ => type.GuidOf(value) is { } guid ? guid.ToString("N") : Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static object? Parse(ODataType type, string text)
    {
        if (type is ODataEnum)
            return type.FromLiteral(text);
        if (type is not ODataPrimitive { Clr: var clr } || clr == typeof(Guid))
            return Guid.TryParseExact(text, "N", out var guid) ? type.FromLiteral(guid) : null;
        if (clr == typeof(string))
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        if (clr == typeof(double) || clr == typeof(float))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var near) ? type.FromLiteral(near) : null;
        if (clr == typeof(decimal))
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Whole(type, clr, number) : null;
    }

    private static object? Whole(ODataType type, Type clr, long number)
    {
        if (clr == typeof(bool))
            return number == 1;
        if (clr == typeof(DateTimeOffset))
            return Within(number, DateTimeOffset.MaxValue.UtcTicks) ? new DateTimeOffset(number, TimeSpan.Zero) : null;
        if (clr == typeof(DateOnly))
            return Within(number, DateOnly.MaxValue.DayNumber) ? DateOnly.FromDayNumber((int)number) : null;
        if (clr == typeof(TimeOnly))
            return Within(number, TimeOnly.MaxValue.Ticks) ? new TimeOnly(number) : null;
        return clr == typeof(TimeSpan) ? new TimeSpan(number) : type.FromLiteral(number);
    }

    private static bool Within(long number, long most) => number >= 0 && number <= most;
}
