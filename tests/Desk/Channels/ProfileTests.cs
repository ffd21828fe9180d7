using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>Who somebody is becomes known after they have written, and may turn out to be somebody known.</summary>
public sealed class ProfileTests(ChannelStage stage) : IClassFixture<ChannelStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_does_not_wait_for_its_senders_name_and_is_signed_with_it_later()
    {
        var inbox = await stage.OpenAsync(Ct);
        var asked = new TaskCompletionSource();
        inbox.Room.Asked = asked.Task;
        inbox.Room.People["alice"] = """{"name":"Alice Liddell","unionId":null,"language":"en"}""";

        await inbox.TellAsync(Ct, Says.Message("m1", "Hello", name: null));
        var before = (await inbox.SaidAsync(m => m.Count > 0, Ct))[0].GetProperty("author").Text("name");
        asked.SetResult();
        var after = (await inbox.SaidAsync(m => m[0].GetProperty("author").Text("name") == "Alice Liddell", Ct))[0];

        before.ShouldStartWith("Visitor");
        after.GetProperty("author").Text("name").ShouldBe("Alice Liddell");
        (await inbox.ConversationsAsync(Ct)).Single().Text("contactName").ShouldBe("Alice Liddell");
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_profiles where inbox_id = $1", Ct, inbox.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_an_agent_wrote_is_not_replaced()
    {
        var inbox = await stage.OpenAsync(Ct);
        var asked = new TaskCompletionSource();
        inbox.Room.Asked = asked.Task;
        inbox.Room.People["alice"] = """{"name":"Alice Liddell","unionId":null,"language":"en"}""";
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello", name: null));
        await inbox.SaidAsync(m => m.Count > 0, Ct);
        var contact = (await inbox.ConversationsAsync(Ct)).Single().Text("contactId");

        await inbox.Tenant.Admin.PatchAsync($"/contacts/{contact}", new { name = "Our Alice" }, Ct);
        asked.SetResult();
        var left = await LeftAsync(inbox);

        left.ShouldBe(0);
        (await inbox.Tenant.Admin.GetAsync($"/contacts/{contact}", Ct)).Text("name").ShouldBe("Our Alice");
    }

    [Fact]
    public async Task Two_contacts_become_one_when_the_platform_says_later_that_they_are_one_person()
    {
        var first = await stage.OpenAsync(Ct);
        var second = await stage.OpenAsync(first.Tenant, Ct);
        var asked = new TaskCompletionSource();
        second.Room.Asked = asked.Task;
        second.Room.People["other-id"] = """{"name":"Alice of the other","unionId":"u1","language":null}""";
        await first.TellAsync(Ct, Says.Message("m1", "Hello", union: "u1"));
        await first.SaidAsync(m => m.Count > 0, Ct);
        await second.TellAsync(Ct, Says.Message("n1", "Hello again", person: "other-id"));
        await second.SaidAsync(m => m.Count > 0, Ct);
        var (alice, other) = (await ContactAsync(first), await ContactAsync(second));

        asked.SetResult();
        var joined = await Acts.UntilAsync(() => ContactAsync(second), c => c == alice, Ct);
        await second.TellAsync(Ct, Says.Message("n2", "And again", person: "other-id"));
        var said = await second.SaidAsync(m => m.Exists(x => x.Text("text") == "And again"), Ct);
        await second.SaidAsync(m => m.Count(x => x.Delivery() == "sent") == 2, Ct);

        other.ShouldNotBe(alice);
        joined.ShouldBe(alice);
        said.Where(m => m.Author() == "contact").Select(m => m.GetProperty("author").Text("id")).Distinct().ShouldBe([alice]);
        (await second.ConversationsAsync(Ct)).Count.ShouldBe(1);
        second.Room.Texts.ShouldContain("And again");
        (await first.Tenant.Admin.SendAsync(HttpMethod.Get, $"/contacts/{other}", null, Ct)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_union_id_that_comes_with_a_later_message_counts_as_well()
    {
        var first = await stage.OpenAsync(Ct);
        var second = await stage.OpenAsync(first.Tenant, Ct);
        await first.TellAsync(Ct, Says.Message("m1", "Hello", union: "u1"));
        await first.SaidAsync(m => m.Count > 0, Ct);
        await second.TellAsync(Ct, Says.Message("n1", "Hello", person: "other-id"));
        await second.SaidAsync(m => m.Count > 0, Ct);

        await second.TellAsync(Ct, Says.Message("n2", "It is me", person: "other-id", union: "u1"));
        var alice = await ContactAsync(first);
        var joined = await Acts.UntilAsync(() => ContactAsync(second), c => c == alice, Ct);

        joined.ShouldBe(alice);
    }

    [Fact]
    public async Task Two_accounts_of_a_person_in_one_inbox_stay_two_and_another_tenants_person_is_nobody_here()
    {
        var inbox = await stage.OpenAsync(Ct);
        var stranger = await stage.OpenAsync(Ct);
        inbox.Room.People["bob"] = """{"name":"Bob","unionId":"u1","language":null}""";
        await stranger.TellAsync(Ct, Says.Message("s1", "Hello", union: "u1"));
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello", union: "u1"));
        await inbox.SaidAsync(m => m.Count > 0, Ct);

        await inbox.TellAsync(Ct, Says.Message("m2", "Hello", person: "bob"));
        await Acts.UntilAsync(() => inbox.ConversationsAsync(Ct), c => c.Count == 2, Ct);
        var left = await LeftAsync(inbox);

        left.ShouldBe(0);
        (await inbox.ConversationsAsync(Ct)).Select(c => c.Text("contactId")).Distinct().Count().ShouldBe(2);
        (await stranger.ConversationsAsync(Ct)).Count.ShouldBe(1);
    }

    private Task<long> LeftAsync(ChannelInboxOfTest inbox) =>
        Acts.UntilAsync(() => stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_profiles where inbox_id = $1", Ct, inbox.Id), n => n == 0, Ct);

    private static async Task<string?> ContactAsync(ChannelInboxOfTest inbox) => (await inbox.ConversationsAsync(Ct)).Single().Text("contactId");
}
