using System.Net;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest;

/// <summary>Two who want what only one can have, at the same moment: one gets it, the other is told by name.</summary>
public sealed class CollisionTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/articles", "article.slug-taken")]
    [InlineData("/teams", "team.exists")]
    [InlineData("/members", "member.exists")]
    public async Task Of_several_at_once_one_is_made_and_the_others_are_refused_by_name(string path, string code)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        for (var round = 0; round < 3; round++)
        {
            var body = Body(path, Guid.CreateVersion7().ToString("N"));

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.Admin.SendAsync(HttpMethod.Post, path, body, _ct)));

            answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1, string.Join('\n', answers.Select(a => a.Text)));
            answers.Where(a => a.Status != HttpStatusCode.Created).ShouldAllBe(a => a.Status == HttpStatusCode.Conflict && a.Code == code);
        }
    }

    private static object Body(string path, string word) => path switch
    {
        "/articles" => new { language = "en", title = word, body = "Words", slug = "a" + word },
        "/teams" => new { name = word, memberIds = Array.Empty<Guid>() },
        _ => new { name = word, email = word + "@example.com", role = "agent", password = Deployment.Password },
    };
}
