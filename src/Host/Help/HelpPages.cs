using System.Globalization;
using System.Net;
using System.Text;
using Switchboard.Desk.Knowledge;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Help;

/// <summary>Published articles as plain pages that anyone may read.</summary>
internal static class HelpPages
{
    internal static void MapHelp(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/help/{tenant}", (string tenant, string? language, HttpContext c) => ShowAsync(c, tenant, null, language));
        routes.MapGet("/help/{tenant}/{slug}", (string tenant, string slug, string? language, HttpContext c) => ShowAsync(c, tenant, slug, language));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string tenantSlug, string? slug, string? language)
    {
        var ct = context.RequestAborted;
        if (await context.RequestServices.GetRequiredService<TenantCatalog>().FindBySlugAsync(tenantSlug, ct) is not { Active: true } tenant)
            return Missing();
        var wanted = language is "zh-CN" or "en" ? language : Preferred(context.Request.Headers.AcceptLanguage.ToString()) ?? tenant.Language;
        context.RequestServices.GetRequiredService<CurrentTenant>().Enter(tenant);
        var articles = context.RequestServices.GetRequiredService<PublishedArticles>();
        if (slug is null)
            return Page(tenant, wanted, tenant.Name, Index(tenant, wanted, await articles.ListAsync(wanted, ct)));
        return await articles.FindAsync(slug, wanted, ct) is { } article ? Page(tenant, article.Language, article.Title, $"<h1>{E(article.Title)}</h1>{article.Html}") : Missing();
    }

    /// <summary>What the browser asks for, if it is one of ours; a robot asks for nothing.</summary>
    private static string? Preferred(string accepted) =>
        accepted.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : accepted.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : null;

    private static string Index(Tenant tenant, string language, IReadOnlyList<ArticleLink> links)
    {
        var html = new StringBuilder($"<h1>{E(tenant.Name)}</h1>");
        foreach (var category in links.GroupBy(l => l.Category, StringComparer.Ordinal))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(category.Key)}</h2><ul>");
            foreach (var link in category)
                html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/help/{tenant.Slug}/{link.Slug}?language={language}\">{E(link.Title)}</a></li>");
            html.Append("</ul>");
        }

        return html.ToString();
    }

    private static IResult Page(Tenant tenant, string language, string title, string body)
    {
        var (home, other, label) = language == "zh-CN" ? ("帮助中心", "en", "English") : ("Help centre", "zh-CN", "中文");
        return Results.Text($$"""
            <!doctype html>
            <html lang="{{language}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{E(title)}}</title>
            <style>body{font:16px/1.7 system-ui,"Noto Sans CJK SC",sans-serif;color:#1c2430;margin:0;background:#f6f7f9}main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 4rem;background:#fff;min-height:80vh}nav{max-width:44rem;margin:0 auto;padding:.9rem 1.25rem;display:flex;justify-content:space-between}a{color:#1a5fb4}h1{font-size:1.7rem;line-height:1.3}h2{font-size:1.2rem;margin-top:1.8rem}a:focus-visible{outline:3px solid #1a5fb4;outline-offset:2px}table{border-collapse:collapse}td,th{border:1px solid #d5dae1;padding:.3rem .6rem}</style></head>
            <body><nav aria-label="{{home}}"><a href="/help/{{tenant.Slug}}?language={{language}}">{{E(tenant.Name)}} · {{home}}</a><a href="?language={{other}}" hreflang="{{other}}">{{label}}</a></nav><main>{{body}}</main></body></html>
            """, "text/html; charset=utf-8");
    }

    private static IResult Missing() => Results.Text("<!doctype html><html lang=\"en\"><title>Not found</title><p>There is no such page.</p></html>", "text/html; charset=utf-8", statusCode: 404);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
