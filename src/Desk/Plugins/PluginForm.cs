using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Switchboard.Registry;

namespace Switchboard.Desk.Plugins;

/// <summary>A plugin's settings schema as the form that tenants fill. Values are text; a property with <c>writeOnly</c> is a secret.</summary>
internal sealed class PluginForm
{
    internal const string Mask = "••••••••";
    private const int Longest = 4_000;
    private static readonly TimeSpan PatternPatience = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    internal PluginForm(JsonElement? schema)
    {
        if (schema is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            _fields = properties.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// What is stored when <paramref name="given"/> replaces <paramref name="former"/>. A secret left out or sent back as its mask
    /// stays, so that a form can be saved by someone who cannot read it; an empty one goes.
    /// </summary>
    internal Outcome<IReadOnlyDictionary<string, string>> Decide(IReadOnlyDictionary<string, string> former, IReadOnlyDictionary<string, string>? given)
    {
        var kept = former.Where(f => IsSecret(f.Key)).ToDictionary(StringComparer.Ordinal);
        var errors = new List<FieldError>();
        foreach (var (name, value) in given ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (Complaint(name, value) is { } complaint)
                errors.Add(new FieldError($"settings.{name}", complaint));
            else if (value.Length == 0)
                kept.Remove(name);
            else if (!IsSecret(name) || value != Mask)
                kept[name] = value;
        }

        return errors.Count > 0 ? new InvalidInput(errors) : kept;
    }

    internal IReadOnlyDictionary<string, string> Masked(IReadOnlyDictionary<string, string> settings) =>
        settings.Where(s => _fields.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => IsSecret(s.Key) ? Mask : s.Value, StringComparer.Ordinal);

    private bool IsSecret(string name) => _fields.TryGetValue(name, out var field) && field.TryGetProperty("writeOnly", out var secret) && secret.ValueKind == JsonValueKind.True;

    private string? Complaint(string name, string? value)
    {
        if (!_fields.TryGetValue(name, out var field))
            return _fields.Count == 0 ? "is not a setting of this plugin, which has none." : $"is not a setting of this plugin; known are {string.Join(", ", _fields.Keys)}.";
        if (value is null)
            return "must be a string.";
        if (value.Length == 0 || (value == Mask && IsSecret(name)))
            return null;
        return OfType(field, value) ?? OfText(field, value);
    }

    private static string? OfType(JsonElement field, string value) => Text(field, "type") switch
    {
        "boolean" when value is not ("true" or "false") => "must be true or false.",
        "integer" when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "must be a whole number.",
        "integer" or "number" when !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) => "must be a number such as 0.5.",
        "integer" or "number" when Number(field, "minimum") is { } least && double.Parse(value, CultureInfo.InvariantCulture) < least => string.Create(CultureInfo.InvariantCulture, $"must be at least {least}."),
        "integer" or "number" when Number(field, "maximum") is { } most && double.Parse(value, CultureInfo.InvariantCulture) > most => string.Create(CultureInfo.InvariantCulture, $"must be at most {most}."),
        _ => null,
    };

    private static string? OfText(JsonElement field, string value)
    {
        var longest = (int)(Number(field, "maxLength") ?? Longest);
        if (value.Length > longest)
            return $"must have at most {longest} characters.";
        if (field.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => w.ValueKind == JsonValueKind.String && w.ValueEquals(value)))
            return $"must be one of {string.Join(", ", words.EnumerateArray().Select(w => w.ToString()))}.";
        return Text(field, "pattern") is { } pattern && !Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, PatternPatience) ? $"must match {pattern}." : null;
    }

    private static string? Text(JsonElement field, string name) => field.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement field, string name) => field.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
