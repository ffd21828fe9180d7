using System.Net;
using Switchboard.Tenancy;

namespace Switchboard.Host.Help;

/// <summary>The frame of the help centre's pages, with the search on top.</summary>
internal static class HelpLayout
{
    internal static IResult Page(Tenant tenant, string language, string title, string body, string asked = "")
    {
        var words = HelpWords.Of(language);
        return Results.Text($$"""
            <!doctype html>
            <html lang="{{language}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{E(title)}}</title>
            <style>body{font:16px/1.7 system-ui,"Noto Sans CJK SC",sans-serif;color:#1c2430;margin:0;background:#f6f7f9}main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 4rem;background:#fff;min-height:80vh}nav,form.search{max-width:44rem;margin:0 auto;padding:.9rem 1.25rem;display:flex;gap:.5rem;justify-content:space-between}form.search{padding-top:0}input{flex:1;min-width:0}input,button{font:inherit;padding:.35rem .7rem;border:1px solid #7a8494;border-radius:6px;background:#fff;color:inherit}form.told{display:flex;gap:.5rem;align-items:center;margin-top:3rem}a{color:#1a5fb4}h1{font-size:1.7rem;line-height:1.3}h2{font-size:1.2rem;margin-top:1.8rem}:focus-visible{outline:3px solid #1a5fb4;outline-offset:2px}table{border-collapse:collapse}td,th{border:1px solid #d5dae1;padding:.3rem .6rem}</style></head>
            <body><nav aria-label="{{words.Centre}}"><a href="/help/{{tenant.Slug}}?language={{language}}">{{E(tenant.Name)}} · {{words.Centre}}</a><a href="?language={{words.Other}}" hreflang="{{words.Other}}">{{words.OtherName}}</a></nav>
            <form class="search" role="search" action="/help/{{tenant.Slug}}"><input type="hidden" name="language" value="{{language}}"><input type="search" name="q" maxlength="500" required aria-label="{{words.Search}}" value="{{E(asked)}}"><button>{{words.Search}}</button></form>
            <main>{{body}}</main></body></html>
            """, "text/html; charset=utf-8");
    }

    internal static IResult TooMany(string language) => Results.Text(
        $"<!doctype html><html lang=\"{language}\"><title>{HelpWords.Of(language).Centre}</title><p>{HelpWords.Of(language).TooMany}</p></html>", "text/html; charset=utf-8", statusCode: 429);

    internal static IResult Missing() => Results.Text("<!doctype html><html lang=\"en\"><title>Not found</title><p>There is no such page.</p></html>", "text/html; charset=utf-8", statusCode: 404);

    /// <summary>Text as it stands in HTML, in an attribute too.</summary>
    internal static string E(string text) => WebUtility.HtmlEncode(text);
}
