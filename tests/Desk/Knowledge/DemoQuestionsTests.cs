using System.Text.Json;
using Switchboard.AppHost.Demo;
using Switchboard.Plugins.Ai.Retrieval;
using Switchboard.Plugins.Contract;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge;

/// <summary>
/// What the bot answers 550 customers' questions with, from the demo shop's articles, ranked by the real search.
/// The floors are a little below what was measured: right answers that get lost and wrong ones that appear both fail.
/// </summary>
public sealed class DemoQuestionsTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", 0.85, 0.015)]
    [InlineData("zh-CN", 0.88, 0.015)]
    public async Task The_bot_answers_most_questions_and_few_of_them_wrongly(string language, double rightAtLeast, double wrongAtMost)
    {
        var tenant = await ShopAsync();
        var questions = Questions(language);
        int right = 0, answerable = 0;
        var wrong = new List<string>();

        foreach (var (question, articles) in questions)
        {
            answerable += articles.Length > 0 ? 1 : 0;
            var reply = await new RetrievalBot().ReplyAsync(new BotTurn(question, [], false), new Shelf(tenant), Call, _ct);
            if (reply is not BotReply.Answer { Sources: [var source, ..] })
                continue;
            if (articles.Contains(SlugOf(source)))
                right++;
            else
                wrong.Add($"{question} -> {SlugOf(source)}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{language}: {right} of {answerable} answered rightly, {wrong.Count} of {questions.Count} wrongly\n{string.Join('\n', wrong)}");
        ((double)right / answerable).ShouldBeGreaterThanOrEqualTo(rightAtLeast);
        ((double)wrong.Count / questions.Count).ShouldBeLessThanOrEqualTo(wrongAtMost, string.Join('\n', wrong));
    }

    private static PluginCall Call => new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);

    private async Task<TestTenant> ShopAsync()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        foreach (var article in DemoArticle.In(Path.Combine(Repository.Root, "AppHost", "Demo", "acme", "articles")))
            await tenant.Admin.PostAsync("/articles", new { article.Slug, article.Language, article.Title, article.Category, article.Body, Status = "published" }, _ct);
        return tenant;
    }

    private static List<(string Question, string[] Articles)> Questions(string language) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Desk", "Knowledge", "Questions", $"acme.{language}.txt")).Where(l => !l.StartsWith('#'))
            .Select(l => l.Split('|')).Select(p => (p[0].Trim(), p[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))];

    private static string SlugOf(Passage passage) => passage.Url.Split('/')[^1].Split('?')[0];

    private sealed class Shelf(TestTenant tenant) : IBotTools
    {
        public async ValueTask<IReadOnlyList<Passage>> SearchAsync(string query, string? language, int limit, CancellationToken ct) =>
            [.. (await tenant.Agent.GetAsync($"/articles/search?q={Uri.EscapeDataString(query)}&language={language}&limit={limit}", ct)).GetProperty("items")
                .EnumerateArray().Select(h => h.Deserialize<Passage>(JsonSerializerOptions.Web)!)];
    }
}
