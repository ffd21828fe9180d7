using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Users;

/// <summary>A question for several users, from an address or from the body of a search.</summary>
internal sealed record ListRequest(string? Filter, string? SortBy, bool Descending, int StartIndex, int Count, Projection Projection)
{
    internal const int Largest = 200;
    internal const string SearchSchema = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
    private const int Usual = 100;

    internal static Outcome<ListRequest> Of(HttpRequest request)
    {
        var query = request.Query;
        string? One(string name) => query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
        return Of(One("filter"), One("sortBy"), One("sortOrder"), One("startIndex"), One("count"), Projection.Of(request));
    }

    internal static Outcome<ListRequest> Of(JsonObject body)
    {
        string? One(string name) => body[name]?.GetValueKind() is JsonValueKind.Number or JsonValueKind.String ? body[name]!.ToString() : null;
        string[] All(string name) => body[name] is JsonArray all ? [.. all.Select(ScimBody.TextOf).OfType<string>()] : [];
        return Of(One("filter"), One("sortBy"), One("sortOrder"), One("startIndex"), One("count"), Projection.Of(All("attributes"), All("excludedAttributes")));
    }

    private static Outcome<ListRequest> Of(string? filter, string? sortBy, string? order, string? start, string? count, Projection projection)
    {
        var (first, many) = (1, Usual);
        if (start is not null && !int.TryParse(start, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out first))
            return ScimInvalid.Value("'startIndex' must be a whole number; the first is 1.");
        if (count is not null && !int.TryParse(count, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out many))
            return ScimInvalid.Value("'count' must be a whole number.");
        if (order is not null && order.ToLowerInvariant() is not ("ascending" or "descending"))
            return ScimInvalid.Value("'sortOrder' must be ascending or descending.");

        // The protocol reads what is below its bounds as its bounds.
        return new ListRequest(filter, sortBy, order?.ToLowerInvariant() == "descending", Math.Max(1, first), Math.Clamp(many, 0, Largest), projection);
    }
}
