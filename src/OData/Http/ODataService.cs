using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Switchboard.OData.Http.Batch;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Http.Writing;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http;

/// <summary>Answers requests below one service root.</summary>
internal sealed class ODataService(string prefix, ODataGate gate, ODataOptions options)
{
    private const string BodyQuery = "/$query";
    private readonly ConditionalWeakTable<ODataModel, ModelFace> _faces = [];

    private readonly string _vary = string.Join(", ", ["Accept", "Prefer", ProtocolVersion.Header, ProtocolVersion.MaxHeader, .. options.CallerHeaders]);

    internal ODataOptions Options => options;

    /// <summary>The path of the service root, with a slash at its end.</summary>
    internal string Root => prefix + "/";

    internal async Task ServeAsync(HttpContext http)
    {
        try
        {
            if (await AnswerAsync(http) is { } refusal)
                await ODataErrors.WriteAsync(http, refusal);
        }
        catch (Exception fault) when (options.OnUnexpected is not null && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested && fault is not BadHttpRequestException)
        {
            await ODataErrors.WriteAsync(http, options.OnUnexpected(fault));
        }
    }

    private async Task<ODataRefusal?> AnswerAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        var version = ProtocolVersion.Negotiate(http.Request);
        if (!version.Succeeded)
            return version.Refusal;
        Announce(http.Response, version.Value);
        if (await gate(http, ct) is not { } access)
            return null;
        if (Isolated(http.Request))
            return new ODataRefusal(StatusCodes.Status412PreconditionFailed, "odata.isolation", "Snapshot isolation across requests is not offered.", "Isolation");
        var address = ServiceAddress.Of(http.Request, prefix);
        if (address.Path == "$batch")
            return Allows(http, "POST") ?? await BatchEndpoint.ServeAsync(this, http, address, version.Value, ct);
        if (address.Above(BodyQuery) is { } asked)
            return Allows(http, "POST") ?? await FromBodyAsync(http, access, asked, version.Value, ct);
        if (Allows(http, "GET", "HEAD") is { } refusal)
            return refusal;
        return address.Path switch
        {
            "" => await ListAsync(http, access, address, version.Value, ct),
            "$metadata" => await DescribeAsync(http, access, address, version.Value, ct),
            "$entity" => await EntityAsync(http, access, address, version.Value, ct),
            _ => await AskAsync(http, access, address, version.Value, ct),
        };
    }

    private void Announce(HttpResponse response, ProtocolVersion version)
    {
        response.Headers[ProtocolVersion.Header] = version.Name;
        response.Headers.Vary = _vary;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private static bool Isolated(HttpRequest request) =>
        request.Headers.TryGetValue("OData-Isolation", out var isolation) || request.Headers.TryGetValue("Isolation", out isolation)
            ? string.Equals(isolation, "snapshot", StringComparison.OrdinalIgnoreCase)
            : false;

    private static ODataRefusal? Allows(HttpContext http, params ReadOnlySpan<string> methods)
    {
        foreach (var method in methods)
        {
            if (HttpMethods.Equals(method, http.Request.Method))
                return null;
        }

        var allowed = string.Join(", ", methods.ToArray());
        http.Response.Headers.Allow = allowed;
        return new ODataRefusal(StatusCodes.Status405MethodNotAllowed, "odata.method-not-allowed", $"This takes {allowed}: rows can be read here and changed over REST or GraphQL.");
    }

    private static async Task<ODataRefusal?> ListAsync(HttpContext http, ODataAccess access, ServiceAddress address, ProtocolVersion version, CancellationToken ct)
    {
        var terms = Negotiation.Rows(http.Request, address.Query.Find("$format"), version);
        if (!terms.Succeeded)
            return terms.Refusal;
        await ServiceDocument.WriteAsync(http, access.Model, address.Root, terms.Value, ct);
        return null;
    }

    private async Task<ODataRefusal?> DescribeAsync(HttpContext http, ODataAccess access, ServiceAddress address, ProtocolVersion version, CancellationToken ct)
    {
        var terms = Negotiation.Metadata(http.Request, address.Query.Find("$format"), version);
        if (!terms.Succeeded)
            return terms.Refusal;
        var face = FaceOf(access.Model);
        var (text, type) = terms.Value.AsJson ? (face.Json, "application/json;charset=utf-8") : (face.Xml, "application/xml;charset=utf-8");
        http.Response.ContentType = type;
        using var buffer = new AnswerBuffer(http);
        text.CopyTo(buffer.GetSpan(text.Length));
        buffer.Advance(text.Length);
        await buffer.CompleteAsync(tag: null, ct);
        return null;
    }

    /// <summary>A row by its address, which a client may hand back as it got it.</summary>
    private async Task<ODataRefusal?> EntityAsync(HttpContext http, ODataAccess access, ServiceAddress address, ProtocolVersion version, CancellationToken ct)
    {
        if (address.Query.Find("$id") is not { Length: > 0 } id)
            return new ODataRefusal(StatusCodes.Status400BadRequest, "odata.malformed", "must name the row, as $entity?$id=conversations(…).", "$id");
        if (address.Within(id) is not { } path || path.Contains('?', StringComparison.Ordinal) || path is "" or "$entity")
            return new ODataRefusal(StatusCodes.Status404NotFound, "odata.not-found", "There is nothing at this address.", "$id");
        return await AskAsync(http, access, address with { Path = path, Query = address.Query.Without("$id") }, version, ct);
    }

    private async Task<ODataRefusal?> FromBodyAsync(HttpContext http, ODataAccess access, ServiceAddress address, ProtocolVersion version, CancellationToken ct)
    {
        var body = await BodyText.ReadAsync(http.Request, ct);
        return body.Succeeded ? await AskAsync(http, access, address with { Query = address.Query.And(body.Value) }, version, ct) : body.Refusal;
    }

    private Task<ODataRefusal?> AskAsync(HttpContext http, ODataAccess access, ServiceAddress address, ProtocolVersion version, CancellationToken ct) =>
        new RowsRequest(http, access, FaceOf(access.Model), version).AnswerAsync(address, ct);

    private ModelFace FaceOf(ODataModel model) => _faces.GetValue(model, m => new ModelFace(m));
}
