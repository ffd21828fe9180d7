using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.OAuth;

/// <summary>What a request was sent with: each name at most once, nothing empty, nothing that is no text.</summary>
internal sealed class Parameters
{
    private const int Largest = 64 * 1024;
    private const int LongestValue = 16 * 1024;
    private const int Most = 64;
    private readonly IReadOnlyDictionary<string, string> _values;

    internal Parameters(IReadOnlyDictionary<string, string> values) => _values = values;

    internal IReadOnlyDictionary<string, string> All => _values;

    internal string? this[string name] => _values.GetValueOrDefault(name);

    internal Parameters Without(string name) => new(_values.Where(v => v.Key != name).ToDictionary(StringComparer.Ordinal));

    internal Parameters With(string name, string value) => new(new Dictionary<string, string>(_values, StringComparer.Ordinal) { [name] = value });

    /// <summary>Of the address for a GET, of the form for a POST.</summary>
    internal static async Task<Outcome<Parameters>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (HttpMethods.IsGet(request.Method))
            return Of(request.Query);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return OAuthRefusal.Request("Send the parameters as application/x-www-form-urlencoded.");
        if (request.ContentLength > Largest)
            return OAuthRefusal.Request("The request is too large.");
        try
        {
            var reader = new FormPipeReader(request.BodyReader) { ValueCountLimit = Most, KeyLengthLimit = 256, ValueLengthLimit = LongestValue };
            return Of((await reader.ReadFormAsync(ct)).Select(p => KeyValuePair.Create(p.Key, p.Value)));
        }
        catch (InvalidDataException)
        {
            return OAuthRefusal.Request("The form cannot be read.");
        }
    }

    internal static Outcome<Parameters> Of(IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, given) in pairs)
        {
            if (given.Count > 1)
                return OAuthRefusal.Request("A parameter stands there twice.");
            var value = given.ToString();
            if (value.Length > LongestValue || name.Length > 256 || value.Any(char.IsControl) || name.Any(char.IsControl))
                return OAuthRefusal.Request("A parameter is too long, or is no text.");
            if (value.Length > 0)
                values[name] = value;
        }

        return values.Count > Most ? OAuthRefusal.Request("There are too many parameters.") : new Parameters(values);
    }
}
