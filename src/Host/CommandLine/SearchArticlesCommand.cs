using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.CommandLine;

/// <summary>The search that bots and agents use, for the operator; it is not remembered as a customer's question.</summary>
internal static class SearchArticlesCommand
{
    internal static Command Create()
    {
        var slug = new Option<string>("--tenant") { Required = true, Description = "Slug of the tenant." };
        var query = new Argument<string>("query") { Description = "What a customer asks." };
        var language = new Option<string?>("--language") { Description = "zh-CN or en; both without it." };
        language.AcceptOnlyFromAmong("zh-CN", "en");
        var limit = new Option<int>("--limit") { Description = "How many articles at most.", DefaultValueFactory = _ => 5 };
        limit.Validators.Add(l => { if (l.GetValueOrDefault<int>() is < 1 or > 20) l.AddError("--limit takes 1 to 20."); });
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command("search", "Search a tenant's published articles, best first.") { slug, query, language, limit, json };
        command.SetAction((p, ct) => SearchAsync(p.GetValue(slug)!, p.GetValue(query)!, p.GetValue(language), p.GetValue(limit), p.GetValue(json), ct));
        return command;
    }

    private static async Task<int> SearchAsync(string slug, string query, string? language, int limit, bool json, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTenancy(OwnerDatabase.ConnectionString).AddKnowledgeSearch().BuildServiceProvider();
        var tenant = await services.GetRequiredService<TenantCatalog>().FindBySlugAsync(slug, ct) ?? throw new CommandFailed($"There is no tenant '{slug}'.");
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(tenant);
        var hits = await scope.ServiceProvider.GetRequiredService<ArticleFinder>().FindAsync(query, language, limit, remember: false, ct);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(hits.Select(h => new { h.ArticleId, h.Title, h.Language, h.Snippet, h.Score, h.Coverage, h.Url }), JsonSerializerOptions.Web));
        else if (hits.Count == 0)
            Console.WriteLine("Nothing was found.");
        foreach (var hit in json ? [] : hits)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hit.Score,6:0.00}  {100 * hit.Coverage,3:0} %  {hit.Title}\t{hit.Url}\n               {hit.Snippet}"));
        return 0;
    }
}
