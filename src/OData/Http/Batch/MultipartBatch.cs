using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Batch;

/// <summary>Batches as multipart/mixed, each part a request or an answer as HTTP writes it.</summary>
internal static class MultipartBatch
{
    private const int LongestPart = 100_000;

    internal static async Task<ODataOutcome<IReadOnlyList<BatchPart>>> ReadAsync(HttpRequest request, MediaTypeHeaderValue type, CancellationToken ct)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
            return BatchEndpoint.Malformed("The content type must name a boundary.");
        try
        {
            var parts = new List<BatchPart>();
            var sections = new MultipartReader(boundary, request.Body) { BodyLengthLimit = LongestPart };
            while (await sections.ReadNextSectionAsync(ct) is { } section)
            {
                if (parts.Count == BatchEndpoint.MostRequests)
                    return BatchEndpoint.TooMany();
                parts.Add(await PartAsync(section, ct));
            }

            return parts;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return BatchEndpoint.Malformed("The batch is no multipart/mixed with that boundary, or one of its parts is too long.");
        }
    }

    internal static async Task WriteAsync(HttpResponse response, IAsyncEnumerable<BatchAnswer> answers, CancellationToken ct)
    {
        var boundary = $"batchresponse_{Guid.CreateVersion7()}";
        response.ContentType = $"multipart/mixed;boundary={boundary}";
        await foreach (var answer in answers.WithCancellation(ct))
        {
            await response.WriteAsync(Head(boundary, answer), ct);
            await response.BodyWriter.WriteAsync(answer.Body, ct);
            await response.WriteAsync("\r\n", ct);
        }

        await response.WriteAsync($"--{boundary}--\r\n", ct);
    }

    private static string Head(string boundary, BatchAnswer answer)
    {
        var status = answer.Response.StatusCode;
        return string.Create(CultureInfo.InvariantCulture, $"""
            --{boundary}
            Content-Type: application/http
            Content-Transfer-Encoding: binary{(answer.Part.Id is { } id ? "\nContent-ID: " + id : "")}

            HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}{string.Concat(answer.Headers.Select(h => $"\n{h.Name}: {h.Value}"))}
            Content-Length: {answer.Body.Length}


            """).ReplaceLineEndings("\r\n");
    }

    private static async Task<BatchPart> PartAsync(MultipartSection section, CancellationToken ct)
    {
        var id = section.Headers?.TryGetValue("Content-ID", out var said) == true ? said.ToString().Trim() : null;
        if (section.ContentType?.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase) == true)
            return new BatchPart(id, "GET", "") { Fault = BatchPart.Changes };
        if (section.ContentType?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) != true)
            return new BatchPart(id, "GET", "") { Fault = BatchEndpoint.Malformed("A part of a batch is application/http.") };
        using var text = new StreamReader(section.Body, Encoding.UTF8);
        return Request(id, await text.ReadToEndAsync(ct));
    }

    private static BatchPart Request(string? id, string text)
    {
        var lines = text.TrimStart('\r', '\n').ReplaceLineEndings("\n").Split('\n');
        var words = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (2 or 3) || (words.Length == 3 && !words[2].StartsWith("HTTP/", StringComparison.Ordinal)))
            return new BatchPart(id, "GET", "") { Fault = BatchEndpoint.Malformed("A request begins with a method, an address and the version of HTTP.") };
        var headers = lines.Skip(1).TakeWhile(l => l.Length > 0).ToList();
        return new BatchPart(id, words[0].ToUpperInvariant(), words[1])
        {
            Headers = [.. headers.Select(l => l.Split(':', 2)).Where(h => h.Length == 2).Select(h => (h[0].Trim(), h[1].Trim()))],
            Body = Encoding.UTF8.GetBytes(string.Join('\n', lines.Skip(headers.Count + 2)).TrimEnd('\n')),
        };
    }
}
