using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Host.GraphQL;
using Switchboard.Host.OData;
using Switchboard.Isolation.Operations;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Isolation.Inboxes;

/// <summary>What lies in an inbox that is not one's own does not exist: through every door, as an id that nothing has.</summary>
public sealed class HiddenInboxTests(HiddenInbox stage) : IClassFixture<HiddenInbox>
{
    private static readonly string[] Kinds = ["conversation", "message", "inbox", "satisfaction-rating"];

    private static readonly Switchboard.OData.Model.ODataModel Model = new DeskModels(OperationMatrix.Registry).For(
        new Caller(CallerKind.System, Guid.Empty, "matrix", OperationMatrix.Registry.Permissions.ToFrozenSet(StringComparer.Ordinal)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, string>> Verbs() =>
        from each in OperationMatrix.Verbs()
        where each.Foreign is not null
        let verb = OperationMatrix.Verb(each.Operation)
        where verb.Declaration.Permission != "webhooks:manage" && Kinds.Contains(OperationMatrix.FieldsOf(verb).Single(f => f.Name == each.Foreign).Kind, StringComparer.Ordinal)
        select new TheoryDataRow<string, string>(each.Operation, each.Foreign!);

    public static IEnumerable<TheoryDataRow<string>> Sets() => OperationMatrix.Registry.Sets.Where(s => s.Permission is not ("webhooks:manage" or "audit:read")).Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_answers_a_hidden_id_as_a_random_one_over_REST_and_over_the_socket(string operation, string foreign)
    {
        var (verb, random) = (OperationMatrix.Verb(operation), Guid.CreateVersion7());
        var fields = OperationMatrix.FieldsOf(verb);
        var hidden = stage.Hidden[fields.Single(f => f.Name == foreign).Kind!];
        var before = await stage.Tenant.Admin.GetAsync($"/conversations/{stage.Hidden["conversation"]}", Ct);
        await using var socket = await HubSocket.ConnectAgentAsync(stage.Limited, Ct);

        var toRandom = await CallAsync(verb.Method, verb.Path, OperationMatrix.Input(fields, foreign, random, stage.Open));
        var toHidden = await CallAsync(verb.Method, verb.Path, OperationMatrix.Input(fields, foreign, hidden, stage.Open));
        var socketToRandom = await RunAsync(socket, verb.Declaration.Name, OperationMatrix.Input(fields, foreign, random, stage.Open));
        var socketToHidden = await RunAsync(socket, verb.Declaration.Name, OperationMatrix.Input(fields, foreign, hidden, stage.Open));

        ((int)toRandom.Status).ShouldBe(404, toRandom.Text);
        Sameness.Of(toHidden, hidden).ShouldBe(Sameness.Of(toRandom, random));
        socketToHidden.Replace(hidden.ToString(), "ID", StringComparison.Ordinal).ShouldBe(socketToRandom.Replace(random.ToString(), "ID", StringComparison.Ordinal));
        (await stage.Tenant.Admin.GetAsync($"/conversations/{stage.Hidden["conversation"]}", Ct)).GetRawText().ShouldBe(before.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_list_shows_nothing_of_it_over_REST_and_OData(string set)
    {
        var list = await stage.Limited.SendAsync(HttpMethod.Get, $"/{set}?limit=100", (object?)null, Ct);
        var lookUps = Kinds.Where(k => Host.Rest.Noun.Of(set) == k).ToList();
        var rows = await stage.Limited.SendAsync(HttpMethod.Get, $"~/odata/v4/{ODataName(set)}?$count=true", (object?)null, Ct);

        ((int)list.Status).ShouldBe(200, list.Text);
        ((int)rows.Status).ShouldBe(200, rows.Text);
        foreach (var text in (string[])[list.Text, rows.Text])
        {
            text.ShouldNotContain(stage.Word);
            foreach (var id in stage.Hidden.Values)
                text.ShouldNotContain(id.ToString());
        }

        foreach (var kind in lookUps)
            (await stage.Limited.SendAsync(HttpMethod.Get, $"/{set}/{stage.Hidden[kind]}", (object?)null, Ct)).Code.ShouldBe(kind + ".not-found");
    }

    [Theory]
    [InlineData("conversations({conversation})")]
    [InlineData("conversations({conversation})/contact")]
    [InlineData("conversations?$filter=inboxId eq {inbox}")]
    [InlineData("conversations?$apply=filter(inboxId eq {inbox})/aggregate($count as n)")]
    [InlineData("messages({message})")]
    [InlineData("messages?$filter=conversationId eq {conversation}")]
    [InlineData("inboxes({inbox})/conversations")]
    [InlineData("satisfactionRatings({satisfaction-rating})")]
    public async Task OData_answers_a_hidden_id_as_a_random_one(string address)
    {
        var random = Guid.CreateVersion7();
        Task<Answer> AskAsync(Func<string, Guid> id) => stage.Limited.SendAsync(
            HttpMethod.Get, "~/odata/v4/" + Kinds.Aggregate(address, (a, k) => a.Replace($"{{{k}}}", id(k).ToString(), StringComparison.Ordinal)), (object?)null, Ct);

        var toRandom = await AskAsync(_ => random);
        var toHidden = await AskAsync(k => stage.Hidden[k]);

        var neutral = stage.Hidden.Values.Aggregate(Sameness.Of(toHidden, random), (t, id) => t.Replace(id.ToString(), "ID", StringComparison.Ordinal));
        neutral.ShouldBe(Sameness.Of(toRandom, random));
    }

    [Fact]
    public async Task GraphQL_knows_no_node_no_row_and_no_count_of_it()
    {
        var nodes = Kinds.Take(3).Where(k => k != "message").Select(k => $"\"{GlobalId.Write(char.ToUpperInvariant(k[0]) + k[1..], stage.Hidden[k])}\"");
        var everything = $$"""
            { nodes(ids: [{{string.Join(',', nodes)}}]) { id }
              conversations(first: 100) { totalCount nodes { contactName lastMessageText messages(first: 50) { nodes { text } } inbox { name } } }
              search: conversations(first: 100, search: "{{stage.Word}}") { totalCount }
              inboxes { totalCount nodes { name } }
              satisfactionRatings { totalCount nodes { comment } }
              messages(first: 100) { totalCount nodes { text } } }
            """;

        var limited = await AskAsync(stage.Limited, everything);
        var all = await AskAsync(stage.Tenant.Admin, everything);

        limited.Text.ShouldNotContain("\"errors\"");
        limited.Text.ShouldNotContain(stage.Word);
        limited.Text.ShouldContain("\"nodes\":[null,null]");
        limited.Json.GetProperty("data").GetProperty("search").GetProperty("totalCount").GetInt32().ShouldBe(0);
        all.Text.ShouldContain(stage.Word);
        Count(all).ShouldBe(Count(limited) + 2);
    }

    [Fact]
    public async Task Searches_counts_and_the_doors_of_programs_find_nothing_of_it()
    {
        var admin = await stage.Tenant.Admin.GetAsync($"/conversations?search={stage.Word}", Ct);
        var found = await stage.Limited.GetAsync($"/conversations?search={stage.Word}", Ct);
        var chat = await stage.Limited.SendAsync(HttpMethod.Post, "/ai/chat", new { message = "Hello", context = new { ticket_id = stage.Hidden["conversation"] } }, Ct);
        var suggest = await stage.Limited.SendAsync(HttpMethod.Post, "/ai/suggest", new { ticket_id = stage.Hidden["conversation"] }, Ct);
        var bulk = await stage.Limited.SendAsync(
            HttpMethod.Post, "/bulk", new { operations = new[] { new { verb = "conversations.resolve", input = new { id = stage.Hidden["conversation"] } } } }, Ct);
        var me = await stage.Limited.GetAsync($"/members/{stage.Tenant.Admin.MemberId}", Ct);

        admin.GetProperty("items").GetArrayLength().ShouldBe(1);
        found.GetProperty("items").GetArrayLength().ShouldBe(0);
        (chat.Code, suggest.Code).ShouldBe(("conversation.not-found", "conversation.not-found"));
        bulk.Text.ShouldContain("conversation.not-found");
        me.GetProperty("openConversations").GetInt32().ShouldBe((await stage.Tenant.Admin.GetAsync($"/members/{stage.Tenant.Admin.MemberId}", Ct)).GetProperty("openConversations").GetInt32() - 1);
    }

    [Fact]
    public async Task A_message_sent_before_access_was_lost_is_not_even_said_to_have_been_sent()
    {
        var again = new { text = $"Which {stage.Word}?", clientId = "hidden" };

        var byRest = await stage.Limited.SendAsync(HttpMethod.Post, $"/conversations/{stage.Hidden["conversation"]}/messages", again, Ct);
        await using var socket = await HubSocket.ConnectAgentAsync(stage.Limited, Ct);
        var byHub = await Should.ThrowAsync<HubRefusedException>(() => socket.CallAsync("Send", Ct, new { conversationId = stage.Hidden["conversation"], again.text, again.clientId }));

        byRest.Code.ShouldBe("conversation.not-found");
        byHub.Message.ShouldContain("conversation.not-found");
    }

    [Fact]
    public async Task Work_that_was_not_begun_for_a_limited_caller_is_refused_to_them()
    {
        var caller = new Caller(CallerKind.Member, Guid.CreateVersion7(), "Ann", FrozenSet<string>.Empty) { Inboxes = new InboxScope([stage.Tenant.InboxId]) };
        await using var unlimited = stage.Deployment.Services.GetRequiredService<PlatformScope>().Enter(stage.Tenant.Tenant);
        var set = (Set<Desk.Conversations.ConversationView, Desk.ConversationId>)OperationMatrix.Registry.Sets.Single(s => s.Name == "conversations");

        Should.Throw<InvalidOperationException>(() => set.Source(unlimited.ServiceProvider, caller)).Message.ShouldContain("Enter it with the caller");
        Should.Throw<InvalidOperationException>(() => unlimited.ServiceProvider.GetRequiredService<IUnitOfWork>().Admit(caller));
    }

    private static int Count(Answer answer) => answer.Json.GetProperty("data").GetProperty("conversations").GetProperty("totalCount").GetInt32();

    private static string ODataName(string set) => Model.Sets.Single(s => string.Equals(s.Name, set.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)).Name;

    private static Task<Answer> AskAsync(ApiClient caller, string query) => caller.SendAsync(HttpMethod.Post, "~/graphql", new { query }, Ct);

    private Task<Answer> CallAsync(string method, string path, JsonObject input)
    {
        foreach (var (name, value) in input.Where(f => path.Contains($"{{{f.Key}}}", StringComparison.Ordinal)).ToList())
        {
            path = path.Replace($"{{{name}}}", value!.ToString(), StringComparison.Ordinal);
            input.Remove(name);
        }

        if (method == "GET" && input.Count > 0)
            path += "?" + string.Join('&', input.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value!.ToString())}"));
        return stage.Limited.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? (object?)null : input, Ct);
    }

    private static async Task<string> RunAsync(HubSocket socket, string verb, JsonObject input)
    {
        try
        {
            return (await socket.CallAsync("Run", Ct, verb, input)).ToString();
        }
        catch (HubRefusedException refused)
        {
            return refused.Message;
        }
    }
}
