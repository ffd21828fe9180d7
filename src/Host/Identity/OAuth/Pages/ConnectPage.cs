using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Switchboard.Host.Identity.OAuth.Pages;

/// <summary>The few pages of the protocol: no script, nothing from elsewhere, and every text encoded.</summary>
internal static class ConnectPage
{
    internal static IResult Refuse(HttpContext context, string why, int status = StatusCodes.Status400BadRequest)
    {
        var words = ConnectWords.Of(context.Request);
        return Page(words, words["refused.title"], $"<p>{Text(words["refused." + why])}</p>", status);
    }

    internal static IResult Say(HttpContext context, string title, string text)
    {
        var words = ConnectWords.Of(context.Request);
        return Page(words, words[title], $"<p role=\"status\">{Text(words[text])}</p>");
    }

    internal static IResult Consent(HttpContext context, string action, string ticket, AntiforgeryTokenSet forgery, string client, string tenant, IReadOnlyList<string> scopes, Uri back)
    {
        var words = ConnectWords.Of(context.Request);
        var list = string.Concat(scopes.Select(s => $"<li>{Text(words.Scope(s))}</li>"));
        var where = back.Scheme is "https" or "http" ? back.Authority : back.Scheme;
        var body = $"""
            <p>{Filled(words["consent.asks"], client, tenant)}</p><ul>{list}</ul>
            {Form(action, ticket, forgery, ("allow", words["allow"]), ("deny", words["deny"]))}
            <p class="hint">{Filled(words["consent.hint"], where)}</p>
            """;

        // A browser holds what follows a form to this list, too.
        return Page(words, words["consent.title"], body, formAction: back.Scheme is "https" or "http" ? back.GetLeftPart(UriPartial.Authority) : back.Scheme + ":");
    }

    internal static IResult AskCode(HttpContext context, string action, AntiforgeryTokenSet forgery, string? given, bool wrong)
    {
        var words = ConnectWords.Of(context.Request);
        var complaint = wrong ? $"<p class=\"error\" role=\"alert\" id=\"wrong\">{Text(words["device.wrong"])}</p>" : "";
        var body = $"""
            <p>{Text(words["device.ask"])}</p>{complaint}
            <form method="post" action="{action}">{Hidden(forgery)}
            <label>{Text(words["device.code"])}<input name="user_code" value="{Text(given ?? "")}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required autofocus></label>
            <div class="actions"><button class="primary">{Text(words["device.next"])}</button></div></form>
            """;
        return Page(words, words["device.title"], body, wrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    internal static IResult ConfirmDevice(HttpContext context, string action, string ticket, AntiforgeryTokenSet forgery, string client, string tenant, string code, IReadOnlyList<string> scopes)
    {
        var words = ConnectWords.Of(context.Request);
        var body = $"""
            <p>{Filled(words["device.confirm"], client, tenant)}</p><p class="code">{Text(code)}</p>
            <ul>{string.Concat(scopes.Select(s => $"<li>{Text(words.Scope(s))}</li>"))}</ul>
            {Form(action, ticket, forgery, ("allow", words["allow"]), ("deny", words["deny"]))}
            """;
        return Page(words, words["device.title"], body);
    }

    internal static IResult ConfirmLogout(HttpContext context, string action, string ticket, AntiforgeryTokenSet forgery, string? client, Uri? back)
    {
        var words = ConnectWords.Of(context.Request);
        var body = $"<p>{Filled(words["logout.ask"], client ?? words["logout.someone"])}</p>{Form(action, ticket, forgery, ("sign-out", words["logout.yes"]))}";
        return Page(words, words["logout.title"], body, formAction: back is null ? null : back.Scheme is "https" or "http" ? back.GetLeftPart(UriPartial.Authority) : back.Scheme + ":");
    }

    private static string Form(string action, string ticket, AntiforgeryTokenSet forgery, params (string Value, string Label)[] choices)
    {
        var buttons = string.Concat(choices.Select((c, i) => $"<button name=\"decision\" value=\"{c.Value}\"{(i == 0 ? " class=\"primary\"" : "")}>{Text(c.Label)}</button>"));
        return $"<form method=\"post\" action=\"{action}\">{Hidden(forgery)}<input type=\"hidden\" name=\"ticket\" value=\"{Text(ticket)}\"><div class=\"actions\">{buttons}</div></form>";
    }

    private static string Hidden(AntiforgeryTokenSet forgery) => $"<input type=\"hidden\" name=\"{forgery.FormFieldName}\" value=\"{Text(forgery.RequestToken!)}\">";

    private static string Filled(string text, params object[] names) =>
        string.Format(CultureInfo.InvariantCulture, Text(text), [.. names.Select(n => (object)$"<strong>{Text((string)n)}</strong>")]);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private static PageResult Page(ConnectWords words, string title, string body, int status = StatusCodes.Status200OK, string? formAction = null) => new(status, formAction, $"""
        <!doctype html><html lang="{words.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{Text(title)} · Switchboard</title><link rel="stylesheet" href="{ConnectStyle.Path}"></head>
        <body><main><p class="brand" aria-hidden="true">Switchboard</p><h1>{Text(title)}</h1>{body}</main></body></html>
        """);

    private sealed class PageResult(int status, string? formAction, string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self'; form-action 'self'{(formAction is null ? "" : " " + formAction)}; base-uri 'none'; frame-ancestors 'none'";
            return response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}
