using System.Globalization;
using Switchboard.Desk.Knowledge;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Host.Identity.SignUp;
using Switchboard.Host.Rest.Limits;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Help;

/// <summary>One article, and what its reader tells of it when a search has led there.</summary>
internal static class HelpArticle
{
    internal static async Task<IResult> ShowAsync(HttpContext context, Tenant tenant, string slug, string wanted, Guid? query, bool thanked)
    {
        var services = context.RequestServices;
        if (await services.GetRequiredService<PublishedArticles>().FindAsync(slug, wanted, context.RequestAborted) is not { } article)
            return HelpLayout.Missing();
        if (query is { } asked && !thanked)
            await TellAsync(context, slug, article.Language, asked, Told.Opened);
        var words = HelpWords.Of(article.Language);
        var after = thanked ? $"<p role=\"status\">{words.Thanks}</p>" : query is { } id ? Question(tenant, slug, article.Language, id, words) : "";
        return HelpLayout.Page(tenant, article.Language, article.Title, $"<h1>{HelpLayout.E(article.Title)}</h1>{article.Html}{after}");
    }

    /// <summary>Shows the article again, with thanks; where there is no such article or query, what is shown where there is none.</summary>
    internal static async Task<IResult> ToldAsync(HttpContext context, string tenantSlug, string slug, string language, Guid query, bool helped)
    {
        // A page elsewhere that has its own readers' browsers speak is no reader.
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return HelpLayout.Missing();
        if (context.RequestServices.GetRequiredService<RateLimiter>().Take(context, Partition.OfAddress(context)) is not null)
            return HelpLayout.TooMany(language);
        if (await context.RequestServices.GetRequiredService<TenantCatalog>().FindBySlugAsync(tenantSlug, context.RequestAborted) is not { Active: true } tenant)
            return HelpLayout.Missing();
        context.RequestServices.GetRequiredService<CurrentTenant>().Enter(tenant);
        return await TellAsync(context, slug, language, query, helped ? Told.Helped : Told.Missed)
            ? Results.LocalRedirect($"~/help/{tenant.Slug}/{Uri.EscapeDataString(slug)}?language={Uri.EscapeDataString(language)}&thanks=true")
            : HelpLayout.Missing();
    }

    private static Task<bool> TellAsync(HttpContext context, string slug, string language, Guid query, Told told) =>
        context.RequestServices.GetRequiredService<ArticleFeedback>()
            .TellAsync(slug, language, new KnowledgeQueryId(query), told, HourlyLimit.NetworkOf(context.Connection.RemoteIpAddress), context.RequestAborted);

    private static string Question(Tenant tenant, string slug, string language, Guid query, HelpWords words)
    {
        var action = string.Create(CultureInfo.InvariantCulture, $"/help/{tenant.Slug}/{Uri.EscapeDataString(slug)}/feedback?language={language}&amp;query={query}");
        return $"""
            <form class="told" method="post"><span>{words.Helped}</span><button formaction="{action}&amp;helped=true">{words.Yes}</button><button formaction="{action}&amp;helped=false">{words.No}</button></form>
            """;
    }
}
