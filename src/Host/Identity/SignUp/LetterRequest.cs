using System.Globalization;
using Switchboard.Desk;
using Switchboard.Desk.Onboarding;
using Switchboard.Host.Rest;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.SignUp;

/// <summary>What every door that makes us write a letter asks first.</summary>
internal sealed class LetterRequest(HourlyLimit limit, IPublicAddress address)
{
    /// <summary>Where links lead, or why no letter is written.</summary>
    internal Outcome<string> Admit(HttpContext context, string purpose, string email)
    {
        if (limit.Take(purpose, email, context.Connection.RemoteIpAddress) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new TooManyLetters();
        }

        return address.BaseUrl is { } at ? Outcome.Of(at) : new NoPublicAddress();
    }

    /// <summary>What the page says it is in, else what the browser prefers.</summary>
    internal static string LanguageOf(HttpContext context, string? said) => said ?? (context.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en");

    /// <summary>The one answer, whoever has the address, with the headers that signing in brings along.</summary>
    internal static IResult LookIntoYourMail(HttpContext context)
    {
        var headers = context.Response.Headers;
        (headers.CacheControl, headers.Pragma, headers.Expires) = ("no-cache,no-store", "no-cache", "Thu, 01 Jan 1970 00:00:00 GMT");
        return Results.Json(new MailSent("check-mail"), RestJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}

/// <param name="Next">What to do now: always <c>check-mail</c>.</param>
internal sealed record MailSent(string Next);

internal sealed record TooManyLetters()
    : Refusal(RefusalKind.TooMany, "mail.too-many", "This was asked for too often in the last hour. Look into your mail, the folder for spam too, or wait as long as Retry-After says.");
