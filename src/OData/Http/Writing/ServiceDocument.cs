using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>The list of sets at the service root.</summary>
internal static class ServiceDocument
{
    internal static async Task WriteAsync(HttpContext http, ODataModel model, string root, AnswerTerms terms, CancellationToken ct)
    {
        http.Response.ContentType = terms.ContentType;
        using var buffer = new AnswerBuffer(http);
        using var json = new Utf8JsonWriter(buffer, AnswerBuffer.Json);
        json.WriteStartObject();
        if (terms.Level != MetadataLevel.None)
            json.WriteString(terms.Control.Context, root + "$metadata");
        json.WriteStartArray("value");
        foreach (var set in model.Sets)
        {
            json.WriteStartObject();
            json.WriteString("name", set.Name);
            json.WriteString("kind", "EntitySet");
            json.WriteString("url", set.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await buffer.CompleteAsync(tag: null, ct);
    }
}
