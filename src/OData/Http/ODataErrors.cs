using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Http.Writing;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http;

/// <summary>Refusals as the protocol words them. Nothing of the inside is ever told.</summary>
public static class ODataErrors
{
    /// <summary>Answers with a refusal, with nothing sent yet.</summary>
    public static async Task WriteAsync(HttpContext http, ODataRefusal refusal)
    {
        var response = http.Response;
        response.StatusCode = refusal.Status;
        response.Headers[ProtocolVersion.Header] = ProtocolVersion.Of(http.Request).Name;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = "application/json;charset=utf-8";
        if (refusal.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = "1";
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        await using var json = new Utf8JsonWriter(response.BodyWriter, AnswerBuffer.Json);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Message);
        if (refusal.Target is not null)
            json.WriteString("target", refusal.Target);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }
}
