using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http;

/// <summary>Query options that came in a body, because they would be too long for an address.</summary>
internal static class BodyText
{
    private const int Longest = 64_000;

    internal static async Task<ODataOutcome<string>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return new ODataRefusal(StatusCodes.Status415UnsupportedMediaType, "odata.media-type", "The body must be text/plain in UTF-8: query options as they would stand in the address.", "Content-Type");
        }

        var room = ArrayPool<char>.Shared.Rent(Longest + 1);
        using var reader = new StreamReader(request.Body);
        var length = await reader.ReadBlockAsync(room.AsMemory(0, Longest + 1), ct);
        var text = length <= Longest ? new string(room, 0, length).Trim() : null;
        ArrayPool<char>.Shared.Return(room);
        return text is null ? new ODataRefusal(StatusCodes.Status413PayloadTooLarge, "odata.limit", $"The body must have at most {Longest} characters.") : text;
    }
}
