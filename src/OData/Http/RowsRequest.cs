using Microsoft.AspNetCore.Http;
using Switchboard.OData.Binding;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Http.Writing;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http;

/// <summary>A request for rows, one row, a property or a number: parsed, negotiated, run, written.</summary>
internal sealed record RowsRequest(HttpContext Http, ODataAccess Access, ModelFace Face, ProtocolVersion Version)
{
    private const string References = "/$ref";

    internal async Task<ODataRefusal?> AnswerAsync(ServiceAddress address, CancellationToken ct)
    {
        var rows = address.Above(References);
        var parsed = rows is null ? ODataQuery.Parse(Access.Model, address.Relative) : ParseReferences(rows);
        if (!parsed.Succeeded)
            return parsed.Refusal;
        var query = parsed.Value;
        var format = address.Query.Find("$format");
        var bare = query.Kind is ODataResultKind.Count or ODataResultKind.RawValue;
        var terms = bare ? Negotiation.Bare(Http.Request, format, Version) : Negotiation.Rows(Http.Request, format, Version);
        if (!terms.Succeeded)
            return terms.Refusal;

        var wishes = Preferences.Of(Http.Request);
        var found = await query.RunAsync(Access.Call, wishes.PageSize, ct);
        if (!found.Succeeded)
            return found.Refusal;
        if (query.Kind is ODataResultKind.Collection && wishes.PageSize <= query.Set.MaxPage)
            Http.Response.Headers["Preference-Applied"] = wishes.PageSizeText;
        if (IsNothing(found.Value))
        {
            Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return null;
        }

        Http.Items[typeof(FoundRow)] = query.Kind is ODataResultKind.Entity ? new FoundRow((rows ?? address).Path) : null;
        await new ResultWriter(Http, rows ?? address, new AnswerPlace(address.Root, terms.Value, Face), rows is not null).WriteAsync(found.Value, ct);
        return null;
    }

    /// <summary>Only the keys are read for addresses.</summary>
    private ODataOutcome<ODataQuery> ParseReferences(ServiceAddress rows)
    {
        var parsed = ODataQuery.Parse(Access.Model, rows.Relative);
        if (!parsed.Succeeded)
            return parsed;
        if (parsed.Value.Kind is not (ODataResultKind.Collection or ODataResultKind.Entity))
            return new ODataRefusal(StatusCodes.Status400BadRequest, "odata.malformed", "Only rows have references.", "$ref");
        return ODataQuery.Parse(Access.Model, (rows with { Query = rows.Query.Without("$expand").With("$select", parsed.Value.Set.Key.Name) }).Relative);
    }

    private static bool IsNothing(ODataResult result) => result.Kind switch
    {
        ODataResultKind.Entity => result.Rows.Count == 0,
        ODataResultKind.Property or ODataResultKind.RawValue => result.Value is null,
        _ => false,
    };
}

/// <summary>Left behind by a request that found one row, for later requests of its batch.</summary>
/// <param name="Path">Where the row is, relative to the service root.</param>
internal sealed record FoundRow(string Path);
