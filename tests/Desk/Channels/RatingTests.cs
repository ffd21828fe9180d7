using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>Customers at a platform are offered a person and asked how it went, and their answers count as those of the widget do.</summary>
public sealed class RatingTests(ChannelStage stage) : IClassFixture<ChannelStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Below_what_the_bot_says_a_person_is_offered_and_below_what_a_person_says_nothing_is()
    {
        var inbox = await stage.OpenAsync(Ct);

        await inbox.TellAsync(Ct, Says.Message("m1", "Where is my parcel?"));
        await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct);
        var conversation = await inbox.TakenAsync(Ct);
        await inbox.Tenant.ReplyAsync(conversation, "On its way", Ct);
        await inbox.SaidAsync(m => m.Count(x => x.Delivery() == "sent") == 2, Ct);

        Buttons(inbox, 0).ShouldBe([("Talk to a person", "talk-to-person", null)]);
        Buttons(inbox, 1).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Where is my parcel?", "How did we do?", "5 – Excellent")]
    [InlineData("我的包裹在哪里？", "请为本次服务评分", "5 分：非常满意")]
    public async Task A_resolved_conversation_is_asked_about_once_in_the_customers_language_and_a_press_rates_it(string asked, string question, string best)
    {
        var inbox = await stage.OpenAsync(Ct);
        var conversation = await ResolvedAsync(inbox, asked);

        var sent = await Acts.UntilAsync(() => Task.FromResult(inbox.Room.Sent), s => s.Count > 1, Ct);
        await inbox.TellAsync(Ct, Says.Pressed("p1", "rate", "5"));
        var rated = await ScoredAsync(inbox, conversation, 5);

        sent.Count.ShouldBe(2);
        sent[1].Text("text").ShouldBe(question);
        Buttons(inbox, 1).Select(b => b.Value).ShouldBe(["1", "2", "3", "4", "5"]);
        Buttons(inbox, 1)[4].Label.ShouldBe(best);
        Score(rated).ShouldBe(5);
        inbox.Room.Texts.Count(t => t == question).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_press_again_changes_nothing_and_another_replaces_it()
    {
        var inbox = await stage.OpenAsync(Ct);
        var conversation = await ResolvedAsync(inbox, "Hello");

        await inbox.TellAsync(Ct, Says.Pressed("p1", "rate", "5"), Says.Pressed("p2", "rate", "5"), Says.Pressed("p3", "rate", "4"));
        var rated = await ScoredAsync(inbox, conversation, 4);

        Score(rated).ShouldBe(4);
        (await inbox.Tenant.MessagesAsync(conversation, Ct)).Count(m => m.Author() == "system" && m.GetProperty("event").Text("type") == "rated").ShouldBe(2);
    }

    [Fact]
    public async Task A_press_counts_for_the_conversation_whose_question_it_answers_and_not_while_that_goes_on()
    {
        var inbox = await stage.OpenAsync(Ct);
        var first = await ResolvedAsync(inbox, "Hello");
        var card = (await Acts.UntilAsync(() => Task.FromResult(inbox.Room.Sent), s => s.Count > 1, Ct))[1].Text("id");
        await inbox.TellAsync(Ct, Says.Message("m2", "And another thing"));
        var second = (await Acts.UntilAsync(() => inbox.ConversationsAsync(Ct), c => c.Count == 2, Ct)).Single(c => c.GetProperty("id").GetGuid() != first).GetProperty("id").GetGuid();

        await inbox.TellAsync(Ct, Says.Pressed("p1", "rate", "3", card: card));
        var rated = await ScoredAsync(inbox, first, 3);
        await inbox.TellAsync(Ct, Says.Pressed("p2", "rate", "1"), Says.Message("m3", "The end"));
        await Acts.UntilAsync(() => inbox.Tenant.MessagesAsync(second, Ct), m => m.Exists(x => x.Text("text") == "The end"), Ct);

        Score(rated).ShouldBe(3);
        Score(await inbox.Tenant.ShowAsync(second, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_number_that_is_typed_after_the_question_is_its_answer_and_otherwise_a_message()
    {
        var inbox = await stage.OpenAsync(Ct);
        await inbox.TellAsync(Ct, Says.Message("m0", "4"));
        await inbox.SaidAsync(m => m.Exists(x => x.Author() == "contact"), Ct);
        var conversation = await ResolvedAsync(inbox, "Hello");
        await inbox.SaidAsync(m => m.Exists(x => x.Author() == "system" && x.Delivery() == "sent"), Ct);

        await inbox.TellAsync(Ct, Says.Message("m2", " 2 "));
        var rated = await ScoredAsync(inbox, conversation, 2);

        Score(rated).ShouldBe(2);
        (await inbox.ConversationsAsync(Ct)).Count.ShouldBe(1);
        (await inbox.Tenant.MessagesAsync(conversation, Ct)).Where(m => m.Author() == "contact").Select(m => m.Text("text")).ShouldBe(["4", "Hello"]);
    }

    [Fact]
    public async Task In_a_group_whoever_presses_speaks_for_it()
    {
        var inbox = await stage.OpenAsync(Ct);
        var conversation = await ResolvedAsync(inbox, "Hello", group: "Team");

        await inbox.TellAsync(Ct, Says.Pressed("p1", "rate", "2", person: "bob", group: "Team"));
        var rated = await ScoredAsync(inbox, conversation, 2);

        Score(rated).ShouldBe(2);
        (await inbox.Tenant.MessagesAsync(conversation, Ct)).Single(m => m.Author() == "system" && m.GetProperty("event").Text("type") == "rated").GetProperty("author").Text("name").ShouldBe("bob");
    }

    [Fact]
    public async Task Who_rated_is_not_asked_again_when_the_conversation_is_resolved_again()
    {
        var inbox = await stage.OpenAsync(Ct);
        var conversation = await ResolvedAsync(inbox, "Hello");
        await inbox.TellAsync(Ct, Says.Pressed("p1", "rate", "5"));
        await ScoredAsync(inbox, conversation, 5);

        await inbox.Tenant.Agent.PostAsync($"/conversations/{conversation}/reopen", new { }, Ct);
        await inbox.Tenant.ReplyAsync(conversation, "One more thing", Ct);
        await inbox.Tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, Ct);
        await inbox.SaidAsync(m => m.Exists(x => x.Text("text") == "One more thing" && x.Delivery() == "sent"), Ct);

        (await inbox.Tenant.MessagesAsync(conversation, Ct)).Last().Delivery().ShouldBeNull();
    }

    [Fact]
    public async Task Pressing_counts_as_writing_for_how_many_answers_the_platform_takes()
    {
        var inbox = await stage.OpenAsync(Ct);
        await inbox.TellAsync(Ct, Says.Message("m1", string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"))));
        await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct);
        var parts = inbox.Room.Sent.Count;

        await inbox.TellAsync(Ct, Says.Pressed("p1", "talk-to-person"));
        await Acts.UntilAsync(() => inbox.ConversationsAsync(Ct), c => c[0].Text("status") == "open", Ct);
        await inbox.Tenant.ReplyAsync(await inbox.TakenAsync(Ct), "Here I am", Ct);
        await inbox.SaidAsync(m => m.Exists(x => x.Text("text") == "Here I am" && x.Delivery() == "sent"), Ct);

        inbox.Room.Sent.Take(parts).Select(s => s.GetProperty("sentSince").GetInt32()).ShouldBe(Enumerable.Range(0, parts));
        inbox.Room.Sent[^1].GetProperty("sentSince").GetInt32().ShouldBe(0);
    }

    private static async Task<Guid> ResolvedAsync(ChannelInboxOfTest inbox, string asked, string? group = null)
    {
        await inbox.TellAsync(Ct, Says.Message("m1", asked, group: group));
        await inbox.SaidAsync(m => m.Exists(x => x.Author() == "contact" && x.Text("text") == asked) && m.TrueForAll(x => x.Author() != "bot" || x.Delivery() == "sent") && m.Exists(x => x.Author() == "bot"), Ct);
        var conversation = await inbox.TakenAsync(Ct);
        await inbox.Tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, Ct);
        return conversation;
    }

    private static Task<JsonElement> ScoredAsync(ChannelInboxOfTest inbox, Guid conversation, int score) =>
        Acts.UntilAsync(() => inbox.Tenant.ShowAsync(conversation, Ct), c => Score(c) == score, Ct);

    private static int? Score(JsonElement conversation) => conversation.GetProperty("ratingScore") is { ValueKind: JsonValueKind.Number } score ? score.GetInt32() : null;

    private static List<(string? Label, string? Action, string? Value)> Buttons(ChannelInboxOfTest inbox, int sent) =>
        [.. inbox.Room.Sent[sent].GetProperty("buttons").EnumerateArray().Select(b => (b.Text("label"), b.Text("action"), b.Text("value")))];
}
