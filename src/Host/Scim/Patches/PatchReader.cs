using System.Text.Json.Nodes;
using Switchboard.Host.Scim.Filters;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Patches;

internal enum PatchKind
{
    Add,
    Replace,
    Remove,
}

/// <param name="Kind">What is done.</param>
/// <param name="Path">To what.</param>
/// <param name="Filter">To which of several values.</param>
/// <param name="Value">With what.</param>
/// <param name="Named">Whether the operation itself named it: what only stands in a whole object may be passed over.</param>
internal sealed record PatchOperation(PatchKind Kind, AttributePath Path, ScimFilter? Filter, JsonNode? Value, bool Named);

/// <summary>Reads a PATCH (RFC 7644, section 3.5.2) as identity providers write it: Entra ID's capitals, and paths as names of a value.</summary>
internal static class PatchReader
{
    internal const string Schema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private const int Most = 100;

    internal static Outcome<IReadOnlyList<PatchOperation>> Read(JsonObject body)
    {
        if (body["Operations"] is not JsonArray { Count: > 0 and <= Most } operations)
            return ScimInvalid.Syntax($"'Operations' must be a list of 1 to {Most} operations.");
        var read = new List<PatchOperation>();
        foreach (var operation in operations)
        {
            if (Read(operation as JsonObject, read) is { } refusal)
                return refusal;
        }

        return read;
    }

    private static ScimInvalid? Read(JsonObject? operation, List<PatchOperation> read)
    {
        if (!Enum.TryParse<PatchKind>(ScimBody.TextOf(operation?["op"]), ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return ScimInvalid.Syntax("'op' must be add, replace or remove.");
        var value = operation!["value"];
        if (operation["path"] is { } path)
            return Add(read, kind, ScimBody.TextOf(path) ?? "", value, named: true);
        if (kind == PatchKind.Remove)
            return ScimInvalid.NoTarget("'remove' needs a 'path'.");
        if (value is not JsonObject all)
            return ScimInvalid.Value("Without a 'path', 'value' must be an object.");
        foreach (var (name, each) in all)
        {
            if (Add(read, kind, name, each, named: false) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static ScimInvalid? Add(List<PatchOperation> read, PatchKind kind, string path, JsonNode? value, bool named)
    {
        var parsed = Path(path);
        if (!parsed.Succeeded)
            return ScimInvalid.Path($"'{(path.Length > 100 ? path[..100] : path)}' is no path.");
        read.Add(new PatchOperation(kind, parsed.Value.Path, parsed.Value.Filter, value?.DeepClone(), named));
        return null;
    }

    /// <summary><c>emails[type eq "work"].value</c>: the part after the bracket is the attribute's.</summary>
    private static Outcome<(AttributePath Path, ScimFilter? Filter)> Path(string text)
    {
        if (text.Length is 0 or > FilterReader.Longest)
            return ScimInvalid.Path("");
        var (open, close) = (text.IndexOf('[', StringComparison.Ordinal), text.LastIndexOf(']'));
        if (open < 0)
            return (AttributePath.Of(text), null);
        var rest = close < open ? "?" : text[(close + 1)..];
        if (rest is not ("" or ['.', _, ..]))
            return ScimInvalid.Path("");
        var filter = FilterReader.Read(text[..(close + 1)]);
        return filter.Succeeded && filter.Value is ScimFilter.Within within
            ? (new AttributePath(within.Path.Name, rest.Length == 0 ? null : rest[1..]), within.Inner)
            : ScimInvalid.Path("");
    }
}
