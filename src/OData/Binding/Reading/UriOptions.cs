using System.Collections.Frozen;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>The query options of a URI, looked over before anything is parsed.</summary>
internal static class UriOptions
{
    internal static readonly FrozenSet<string> Known =
        new[] { "$filter", "$orderby", "$select", "$expand", "$top", "$skip", "$count", "$search", "$compute", "$apply", "$skiptoken", "$format" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Unsupported = new[] { "$deltatoken", "$index", "$id", "$schemaversion", "$levels" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The system query options by their names with a dollar sign in lower case, and aliases by theirs with an at sign.</summary>
    internal static Dictionary<string, string> Read(string query)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
        {
            if (name.StartsWith('@'))
            {
                OptionScan.Check(name, values.ToString());
                if (!found.TryAdd(name, values.ToString()))
                    throw RefusedException.Malformed("must be given once.", name);
                continue;
            }

            var known = (name.StartsWith('$') ? name : "$" + name).ToLowerInvariant();
            if (Unsupported.Contains(known) && name.StartsWith('$'))
                throw RefusedException.Unsupported($"'{known}'", known);
            if (!Known.Contains(known))
            {
                if (name.StartsWith('$'))
                    throw RefusedException.Malformed($"There is no system query option '{Shortened(name)}'.", Shortened(name));
                continue;
            }

            if (values.Count > 1 || !found.TryAdd(known, values.ToString()))
                throw RefusedException.Malformed("must be given once.", known);
            if (string.IsNullOrWhiteSpace(found[known]))
                throw RefusedException.Malformed("must not be empty.", known);
            OptionScan.Check(known, found[known]);
        }

        return found;
    }

    /// <summary>The path and its options as ODataLib is to read them.</summary>
    internal static Uri ForParser(string path, IEnumerable<KeyValuePair<string, string>> options, ListTexts texts) =>
        new($"{path}?{string.Join('&', options.Select(o => $"{Uri.EscapeDataString(o.Key)}={Uri.EscapeDataString(texts.Protect(o.Value))}"))}", UriKind.Relative);

    private static string Shortened(string name) => name.Length > 40 ? name[..40] : name;
}
