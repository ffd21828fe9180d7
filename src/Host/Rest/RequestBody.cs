using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>Reads an input: route values and body become one JSON object, deserialised once and strictly.</summary>
/// <remarks>A body that repeats a route value is thereby a duplicate property, and refused like any other.</remarks>
internal static class RequestBody
{
    internal const int Largest = 1024 * 1024;

    internal static async ValueTask<Outcome<TInput>> ReadAsync<TInput>(HttpContext context, CancellationToken ct)
    {
        var body = await BytesAsync(context, ct);
        return body.Succeeded ? Read<TInput>(context.Request.RouteValues, body.Value) : body.Refusal;
    }

    /// <summary>The body as it came, empty where there is none.</summary>
    internal static async ValueTask<Outcome<byte[]>> BytesAsync(HttpContext context, CancellationToken ct)
    {
        var request = context.Request;
        // Asked of the server, not of headers: HTTP/2 sends bodies without naming their length.
        var hasBody = request.ContentLength != 0 && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
        if (!hasBody)
            return Array.Empty<byte>();
        if (!request.HasJsonContentType())
            return new UnsupportedMediaType();
        if (request.ContentLength > Largest)
            return new BodyTooLarge();
        return await ReadBytesAsync(request, ct) is { } body ? body : new BodyTooLarge();
    }

    /// <summary>Route values and body as one input.</summary>
    internal static Outcome<TInput> Read<TInput>(RouteValueDictionary route, ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return new InvalidInput("$", "must be valid UTF-8.");
        var json = new ArrayBufferWriter<byte>(body.Length + 256);
        WriteRouteValues(json, route, out var any);
        if (body.Length == 0)
        {
            json.Write("}"u8);
            return Deserialize<TInput>(json.WrittenSpan);
        }

        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || body[start] != (byte)'{')
            return new InvalidInput("$", "must be a JSON object.");
        var rest = body[(start + 1)..];
        if (any && rest.TrimStart(" \t\r\n"u8) is not [(byte)'}', ..])
            json.Write(","u8);
        json.Write(rest);
        return Deserialize<TInput>(json.WrittenSpan);
    }

    /// <summary>Reads an input from route and query values of a GET.</summary>
    internal static Outcome<TInput> ReadQuery<TInput>(HttpContext context)
    {
        var json = new ArrayBufferWriter<byte>(256);
        WriteRouteValues(json, context.Request.RouteValues, out var any);
        foreach (var (name, values) in context.Request.Query)
        {
            if (values.Count != 1)
                return new InvalidInput(name, "may stand only once.");
            if (any)
                json.Write(","u8);
            any = true;
            json.Write(JsonSerializer.SerializeToUtf8Bytes(name));
            json.Write(":"u8);
            json.Write(QueryValue<TInput>.Json(name, values[0]!));
        }

        json.Write("}"u8);
        return Deserialize<TInput>(json.WrittenSpan);
    }

    internal static Outcome<TInput> Deserialize<TInput>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<TInput>(json, RestJson.Options) is { } input
                ? Outcome.Of(input)
                : new InvalidInput("$", "must be a JSON object.");
        }
        catch (JsonException e)
        {
            return JsonFault.Explain<TInput>(e);
        }
    }

    private static void WriteRouteValues(ArrayBufferWriter<byte> json, RouteValueDictionary values, out bool any)
    {
        any = false;
        json.Write("{"u8);
        foreach (var (name, value) in values)
        {
            if (any)
                json.Write(","u8);
            any = true;
            json.Write(JsonSerializer.SerializeToUtf8Bytes(name));
            json.Write(":"u8);
            json.Write(JsonSerializer.SerializeToUtf8Bytes(value as string));
        }
    }

    private static async ValueTask<byte[]?> ReadBytesAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 1024, Largest));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
            {
                if (body.Length + read > Largest)
                    return null;
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

internal sealed record BodyTooLarge() : Refusal(RefusalKind.Invalid, "body.too-large", "The body may have at most 1 MB.");

internal sealed record UnsupportedMediaType() : Refusal(RefusalKind.Invalid, "body.not-json", "Send the body as application/json.");
