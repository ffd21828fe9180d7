using System.Globalization;
using System.Text;

namespace Switchboard.Client.Http;

/// <summary>An address with its query, grown part by part. What is null is left out.</summary>
internal sealed class QueryText(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _next = '?';

    internal QueryText Add(string name, string? value)
    {
        if (value is null)
            return this;
        _text.Append(_next).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _next = '&';
        return this;
    }

    internal QueryText Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    internal QueryText Add(string name, bool? value) => Add(name, value is null ? null : value.Value ? "true" : "false");

    internal QueryText Add(string name, Guid? value) => Add(name, value?.ToString());

    internal QueryText Add(string name, DateOnly? value) => Add(name, value?.ToString("O", CultureInfo.InvariantCulture));

    internal QueryText Add(string name, DateTimeOffset? value) => Add(name, value?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture));

    internal QueryText Add<TEnum>(string name, TEnum? value)
        where TEnum : struct, Enum => Add(name, value is null ? null : Word<TEnum>.Of(value.Value));

    /// <summary>Sorts are fields in camel case, with a minus before those that descend.</summary>
    internal QueryText Sort<TEnum>(TEnum? value)
        where TEnum : struct, Enum => Add("sort", value is null ? null : SortText.Of(value.Value.ToString()));

    public override string ToString() => _text.ToString();
}

internal static class SortText
{
    private const string Descending = "Descending";

    internal static string Of(string name)
    {
        var descends = name.EndsWith(Descending, StringComparison.Ordinal);
        var field = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(descends ? name[..^Descending.Length] : name);
        return descends ? "-" + field : field;
    }
}
