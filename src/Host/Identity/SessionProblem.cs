using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

internal static class SessionProblem
{
    internal static IResult TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Of(new TooManyAttempts());
    }

    internal static IResult Of(Refusal refusal) => refusal is SecondFactorNeeded needed ? new NextStep(needed) : Problems.From(refusal);

    internal static IResult Or<T>(Outcome<T> outcome) => outcome.Succeeded ? Results.Json(outcome.Value, RestJson.Options) : Of(outcome.Refusal);

    /// <summary>A problem like any other, and what the next step needs.</summary>
    private sealed class NextStep(SecondFactorNeeded needed) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var plain = JsonNode.Parse(Problems.Answer(httpContext, needed).Body)!.AsObject();
            plain["ticket"] = needed.Ticket;
            plain["methods"] = new JsonArray([.. needed.Methods.Select(m => (JsonNode)m)]);
            return new RestAnswer(StatusCodes.Status401Unauthorized, JsonSerializer.SerializeToUtf8Bytes(plain, RestJson.Options), Problems.ContentType).ExecuteAsync(httpContext);
        }
    }
}
