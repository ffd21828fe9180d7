namespace Switchboard.Host.Rest.Conditions;

/// <summary>A read that says what it is known by, and says only that to whoever has it already.</summary>
internal static class ConditionalAnswer
{
    internal static IResult Of(HttpContext context, byte[] body, string etag)
    {
        // It may be stored, but never used without asking: a browser then sends the tag back by itself.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Authorization, Cookie, X-Tenant";
        return EntityTag.IsHeld(context.Request.Headers.IfNoneMatch, etag)
            ? new RestAnswer(StatusCodes.Status304NotModified, [], RestAnswer.Json) { ETag = etag }
            : new RestAnswer(StatusCodes.Status200OK, body, RestAnswer.Json) { ETag = etag };
    }
}
