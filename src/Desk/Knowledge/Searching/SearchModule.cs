using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Desk.Knowledge.Searching;

public static class SearchModule
{
    /// <summary>Search in tenants' articles, for a process that has tenants.</summary>
    public static IServiceCollection AddKnowledgeSearch(this IServiceCollection services)
    {
        services.AddSingleton(KnowledgeBudget.Usual);
        services.AddSingleton<KnowledgeIndexes>();
        services.AddScoped<KnowledgeSearch>();
        services.AddScoped(p => new ArticleFinder(p.GetRequiredService<KnowledgeSearch>()));
        return services;
    }
}

/// <summary>The search for whoever is no verb: the help centre, the operator's command line.</summary>
public sealed class ArticleFinder
{
    private readonly KnowledgeSearch _search;

    internal ArticleFinder(KnowledgeSearch search) => _search = search;

    /// <summary>The current tenant's published articles that fit, best first.</summary>
    /// <param name="query">As it was typed.</param>
    /// <param name="language"><c>zh-CN</c>, <c>en</c>, or null for both.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="remember">Whether it is a question of a customer's, to be counted.</param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<ArticleHit>> FindAsync(string query, string? language, int limit, bool remember, CancellationToken ct) =>
        _search.SearchAsync(query, language, limit, remember ? Kept.Yes : Kept.No, ct);
}
