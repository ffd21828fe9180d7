using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.OAuth;

/// <summary>Answers of the protocol's endpoints: JSON in its own spelling, kept by nobody.</summary>
internal static class OAuthAnswer
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal static IResult Of<T>(T body, int status = StatusCodes.Status200OK) => new Unkept(Results.Json(body, Json, statusCode: status));

    internal static IResult Of<T>(Outcome<T> outcome) => outcome.Succeeded ? Of(outcome.Value) : Refuse(outcome.Refusal);

    internal static IResult Refuse(Refusal refusal)
    {
        var known = refusal as OAuthRefusal ?? OAuthRefusal.Request(refusal.Detail);
        return new Unkept(Results.Json(new { error = known.Error, error_description = known.Why }, statusCode: known.Status), known.Status == StatusCodes.Status401Unauthorized);
    }

    private sealed class Unkept(IResult inner, bool challenges = false) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers.Pragma = "no-cache";

            // Only who tried that way is told of it.
            if (challenges && httpContext.Request.Headers.Authorization.Count > 0)
                httpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"Switchboard\"";
            return inner.ExecuteAsync(httpContext);
        }
    }
}
