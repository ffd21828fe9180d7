using System.Globalization;
using System.Text;
using Switchboard.Desk.Knowledge;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Host.Rest.Limits;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Help;

/// <summary>Published articles as plain pages that anyone may read and search.</summary>
internal static class HelpPages
{
    private const int LongestQuery = 500;
    private const int Shown = 10;

    internal static void MapHelp(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/help/{tenant}", (string tenant, string? language, string? q, HttpContext c) => EnterAsync(c, tenant, language, (t, wanted) => ListAsync(c, t, wanted, q?.Trim())));
        routes.MapGet("/help/{tenant}/{slug}", (string tenant, string slug, string? language, Guid? query, bool? thanks, HttpContext c) =>
            EnterAsync(c, tenant, language, (t, wanted) => HelpArticle.ShowAsync(c, t, slug, wanted, query, thanks == true)));
        routes.MapPost("/help/{tenant}/{slug}/feedback", (string tenant, string slug, string language, Guid query, bool helped, HttpContext c) =>
            HelpArticle.ToldAsync(c, tenant, slug, language, query, helped));
    }

    private static async Task<IResult> EnterAsync(HttpContext context, string tenantSlug, string? language, Func<Tenant, string, Task<IResult>> show)
    {
        if (await context.RequestServices.GetRequiredService<TenantCatalog>().FindBySlugAsync(tenantSlug, context.RequestAborted) is not { Active: true } tenant)
            return HelpLayout.Missing();
        context.RequestServices.GetRequiredService<CurrentTenant>().Enter(tenant);
        return await show(tenant, language is "zh-CN" or "en" ? language : Preferred(context.Request.Headers.AcceptLanguage.ToString()) ?? tenant.Language);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Tenant tenant, string wanted, string? query)
    {
        var (services, ct) = (context.RequestServices, context.RequestAborted);
        if (string.IsNullOrEmpty(query))
            return HelpLayout.Page(tenant, wanted, tenant.Name, Index(tenant, wanted, await services.GetRequiredService<PublishedArticles>().ListAsync(wanted, ct)));
        if (services.GetRequiredService<RateLimiter>().Take(context, Partition.OfAddress(context)) is not null)
            return HelpLayout.TooMany(wanted);
        if (query.Length > LongestQuery)
            query = query[..LongestQuery];
        var hits = await services.GetRequiredService<ArticleFinder>().FindAsync(query, wanted, Shown, remember: true, ct);
        return HelpLayout.Page(tenant, wanted, query, Found(wanted, hits), query);
    }

    /// <summary>What the browser asks for, if it is one of ours; a robot asks for nothing.</summary>
    private static string? Preferred(string accepted) =>
        accepted.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : accepted.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : null;

    private static string Index(Tenant tenant, string language, IReadOnlyList<ArticleLink> links)
    {
        var html = new StringBuilder($"<h1>{HelpLayout.E(tenant.Name)}</h1>");
        foreach (var category in links.GroupBy(l => l.Category, StringComparer.Ordinal))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{HelpLayout.E(category.Key)}</h2><ul>");
            foreach (var link in category)
                html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/help/{tenant.Slug}/{link.Slug}?language={language}\">{HelpLayout.E(link.Title)}</a></li>");
            html.Append("</ul>");
        }

        return html.ToString();
    }

    private static string Found(string language, IReadOnlyList<ArticleHit> hits)
    {
        var words = HelpWords.Of(language);
        var html = new StringBuilder($"<h1>{words.Results}</h1>");
        if (hits.Count == 0)
            return html.Append(CultureInfo.InvariantCulture, $"<p>{words.Nothing}</p>").ToString();
        html.Append("<ol>");
        foreach (var hit in hits)
        {
            // A robot that follows such a link would speak as a reader.
            var told = hit.QueryId is { } id ? $"&amp;query={id.Value}" : "";
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{HelpLayout.E(hit.Url)}{told}\" rel=\"nofollow\">{HelpLayout.E(hit.Title)}</a><p>{HelpLayout.E(hit.Snippet)}</p></li>");
        }

        return html.Append("</ol>").ToString();
    }
}
