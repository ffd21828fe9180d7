using Switchboard.AppHost.Demo;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests.Demo;

public sealed class DemoContentTests
{
    private const int Enough = 40;

    public static TheoryData<string> Companies => new(DemoCompany.All.Select(c => c.Slug));

    [Theory]
    [MemberData(nameof(Companies))]
    public void Every_article_can_be_published_as_it_lies_there(string company)
    {
        var articles = Articles(company);

        articles.ShouldAllBe(a => a.Language == "en" || a.Language == "zh-CN");
        articles.ShouldAllBe(a => a.Title.Length > 0 && a.Title.Length <= 200 && a.Category.Length > 0 && a.Category.Length <= 100);
        articles.ShouldAllBe(a => a.Body.Length >= 200 && a.Body.Length <= 50_000);
        articles.ShouldAllBe(a => a.Slug.Length <= 120 && System.Text.RegularExpressions.Regex.IsMatch(a.Slug, "^[a-z0-9]+(-[a-z0-9]+)*$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [MemberData(nameof(Companies))]
    public void Every_article_is_there_in_both_languages(string company)
    {
        var articles = Articles(company);

        var english = articles.Where(a => a.Language == "en").Select(a => a.Slug).ToList();
        var chinese = articles.Where(a => a.Language == "zh-CN").Select(a => a.Slug).ToList();

        english.Except(chinese).ShouldBeEmpty();
        chinese.Except(english).ShouldBeEmpty();
        english.Count.ShouldBeGreaterThanOrEqualTo(Enough);
    }

    [Theory]
    [MemberData(nameof(Companies))]
    public void Chinese_articles_are_written_in_Chinese_and_English_ones_are_not(string company)
    {
        var articles = Articles(company);

        articles.Where(a => a.Language == "zh-CN").ShouldAllBe(a => a.Title.Any(IsIdeograph) && a.Body.Count(IsIdeograph) > 50);
        articles.Where(a => a.Language == "en").ShouldAllBe(a => !a.Title.Any(IsIdeograph));
    }

    [Theory]
    [MemberData(nameof(Companies))]
    public void Every_company_has_a_site_that_embeds_its_widget(string company)
    {
        var page = File.ReadAllText(Repository.PathOf("AppHost", "Demo", "Sites", company, "index.html"));

        page.ShouldContain("{{host}}/widget.js");
        page.ShouldContain("data-inbox=\"{{inboxKey}}\"");
    }

    private static bool IsIdeograph(char c) => c is >= '一' and <= '鿿';

    private static List<DemoArticle> Articles(string company) => [.. DemoArticle.In(Repository.PathOf("AppHost", "Demo", company, "articles"))];
}
