using Switchboard.Desk;
using Switchboard.Desk.Channels;
using Switchboard.Desk.Inboxes;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Limits;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Host.Channels;

/// <summary>Where platforms call back. Hand-written because the caller is no member and speaks its own protocol; the inbox's plugin says whether it is genuine.</summary>
internal static class ChannelEndpoints
{
    private const int LargestBody = 1024 * 1024;
    private const int LongestKey = 64;
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    internal static void MapChannels(this IEndpointRouteBuilder routes) => routes.MapMethods("/channels/{key}", Methods, ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(string key, HttpContext context, InboxKeys keys, TenantCatalog tenants, LiveInboxes inboxes, ChannelDoor door)
    {
        var ct = context.RequestAborted;
        if (key.Length > LongestKey || await keys.FindAsync(key, ct) is not { } at
            || await tenants.FindAsync(at.Tenant, ct) is not { Active: true } tenant
            || await inboxes.FindAsync(at.Tenant, new InboxId(at.Inbox), ct) is not { } inbox
            || !ChannelDoor.Opens(inbox))
        {
            // Who tries keys has an allowance as everybody has; a platform that knows its key needs none.
            return context.RequestServices.GetRequiredService<RateLimiter>().Take(context, Partition.OfAddress(context)) is { } many
                ? Problems.From(many)
                : Problems.From(new NotFound("inbox"));
        }

        if (await ReadAsync(context.Request, ct) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var answer = await door.ReceiveAsync(tenant, inbox, Read(context.Request, body), ct);
        return answer is null ? Results.StatusCode(StatusCodes.Status500InternalServerError) : new CallbackResult(answer);
    }

    private static CallbackRequest Read(HttpRequest request, ReadOnlyMemory<byte> body) => new(
        request.Method,
        request.Query.ToDictionary(q => q.Key, q => q.Value.FirstOrDefault() ?? "", StringComparer.Ordinal),
        request.Headers.ToDictionary(h => h.Key, h => h.Value.FirstOrDefault() ?? "", StringComparer.OrdinalIgnoreCase),
        body);

    /// <returns>Null when there is more than anybody sends.</returns>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>What the plugin answers, as it stands.</summary>
    private sealed class CallbackResult(CallbackAnswer answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            if (answer.Body.Length == 0)
                return;
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}
