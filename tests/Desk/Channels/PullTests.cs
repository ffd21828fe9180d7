using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>What a platform only announces is fetched: once, in order, and under a lease.</summary>
public sealed class PullTests(ChannelStage stage) : IClassFixture<ChannelStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_announcement_is_followed_by_pulls_until_there_is_no_more_and_goes_on_where_it_ended()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Pulls[":t1"] = Page("c1", more: true, Says.Message("m1", "First"));
        inbox.Room.Pulls["c1"] = Page("c2", more: false, Says.Message("m1", "First"), Says.Message("m2", "Second"));
        inbox.Room.Pulls["c2:t2"] = Page("c3", more: false, Says.Message("m3", "Third"));

        await inbox.TellAsync(Ct, Says.Announcement("a1", "t1"));
        await inbox.SaidAsync(m => m.Count(x => x.Author() == "contact") == 2, Ct);
        await inbox.TellAsync(Ct, Says.Announcement("a2", "t2"));
        var said = await inbox.SaidAsync(m => m.Count(x => x.Author() == "contact") == 3, Ct);

        said.Where(m => m.Author() == "contact").Select(m => m.Text("text")).ShouldBe(["First", "Second", "Third"]);
    }

    [Fact]
    public async Task A_pull_that_fails_shows_in_the_inboxs_health_and_is_done_later()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.OutOfOrder = true;
        inbox.Room.Pulls[":t1"] = Page("c1", more: false, Says.Message("m1", "First"));

        await inbox.TellAsync(Ct, Says.Announcement("a1", "t1"));
        var health = await Acts.UntilAsync(() => inbox.Tenant.Admin.GetAsync($"/inboxes/{inbox.Id}", Ct), h => h.Text("lastErrorCode") is not null, Ct);
        inbox.Room.OutOfOrder = false;
        var said = await inbox.SaidAsync(m => m.Count > 0, Ct);

        health.Text("lastErrorCode").ShouldBe("pull-failed");
        health.Text("lastErrorReason").ShouldBe("The platform could not be reached: HTTP 502.");
        said[0].Text("text").ShouldBe("First");
    }

    [Fact]
    public async Task Who_pulls_and_is_overtaken_stores_nothing()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Pulls[":t1"] = Page("c1", more: false, Says.Message("m1", "First"));
        var ct = Ct;
        inbox.Room.Pulled = async () =>
        {
            inbox.Room.Pulled = null;
            await stage.Owner.RunAsync("update desk.channel_pulls set turn = turn + 1, leased_until = null where inbox_id = $1", ct, inbox.Id);
            inbox.Room.Pulls[":t1"] = Page("c1", more: false, Says.Message("m2", "Second"));
        };

        await inbox.TellAsync(Ct, Says.Announcement("a1", "t1"));
        var said = await inbox.SaidAsync(m => m.Exists(x => x.Text("text") == "Second"), Ct);

        said.Where(m => m.Author() == "contact").Select(m => m.Text("text")).ShouldBe(["Second"]);
    }

    private static string Page(string cursor, bool more, params object[] events) => JsonSerializer.Serialize(new { events, cursor, more });
}
