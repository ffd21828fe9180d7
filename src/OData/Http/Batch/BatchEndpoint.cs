using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Batch;

/// <summary>Several requests in one, as JSON or as multipart/mixed.</summary>
internal static class BatchEndpoint
{
    internal const int MostRequests = 50;
    private const string Json = "application/json";
    private const string Multipart = "multipart/mixed";

    internal static async Task<ODataRefusal?> ServeAsync(ODataService service, HttpContext http, ServiceAddress address, ProtocolVersion version, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var sent) || FormOf(sent.MediaType.Value) is not { } form)
            return new ODataRefusal(StatusCodes.Status415UnsupportedMediaType, "odata.media-type", $"A batch is {Json} or {Multipart}.", "Content-Type");
        if (AnswerForm(http.Request, form) is not { } answerForm)
            return new ODataRefusal(StatusCodes.Status406NotAcceptable, "odata.not-acceptable", $"The answer to a batch is {Json} or {Multipart}.", "Accept");
        var parts = form == Json ? await JsonBatch.ReadAsync(http.Request, ct) : await MultipartBatch.ReadAsync(http.Request, sent, ct);
        if (!parts.Succeeded)
            return parts.Refusal;

        var wishes = Preferences.Of(http.Request);
        if (wishes.ContinueOnError)
            http.Response.Headers["Preference-Applied"] = version.Prefix + "continue-on-error";
        var answers = new BatchRun(service, http, address).RunAsync(parts.Value, wishes.ContinueOnError, ct);
        if (answerForm == Json)
            await JsonBatch.WriteAsync(http.Response, answers, ct);
        else
            await MultipartBatch.WriteAsync(http.Response, answers, ct);
        return null;
    }

    internal static ODataRefusal Malformed(string message) => new(StatusCodes.Status400BadRequest, "odata.malformed", message);

    internal static ODataRefusal TooMany() => new(StatusCodes.Status400BadRequest, "odata.limit", $"A batch has at most {MostRequests} requests.");

    private static string? FormOf(string? type) =>
        string.Equals(type, Json, StringComparison.OrdinalIgnoreCase) ? Json : string.Equals(type, Multipart, StringComparison.OrdinalIgnoreCase) ? Multipart : null;

    private static string? AnswerForm(HttpRequest request, string asked)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return asked;
        foreach (var type in accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1))
        {
            if (type.MatchesAllTypes)
                return asked;
            if (FormOf(type.MediaType.Value) is { } form)
                return form;
        }

        return null;
    }
}
