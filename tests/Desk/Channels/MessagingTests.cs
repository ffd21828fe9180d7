using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>From what a customer says at a platform to what arrives there, through the real door, database and worker.</summary>
public sealed class MessagingTests(ChannelStage stage) : IClassFixture<ChannelStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_writes_the_bot_answers_an_agent_answers_and_both_answers_arrive()
    {
        var inbox = await stage.OpenAsync(Ct);

        (await inbox.TellAsync(Ct, Says.Message("m1", "Where is my parcel?"))).ShouldBe(HttpStatusCode.OK);
        var said = await inbox.SaidAsync(m => m.Count(x => x.Delivery() == "sent") == 1, Ct);
        var conversation = await inbox.TakenAsync(Ct);
        await inbox.Tenant.ReplyAsync(conversation, "A secret among us", Ct, note: true);
        await inbox.Tenant.ReplyAsync(conversation, "On its way", Ct);
        var later = await inbox.SaidAsync(m => m.Count(x => x.Delivery() == "sent") == 2, Ct);

        said.Select(m => (m.Author(), m.Text("text"), m.Delivery())).ShouldBe([("contact", "Where is my parcel?", null), ("bot", "Where is my parcel?", "sent")]);
        said[0].GetProperty("author").Text("name").ShouldBe("Alice");
        later.Single(m => m.Author() == "agent" && m.Delivery() is not null).Delivery().ShouldBe("sent");
        inbox.Room.Texts.ShouldBe(["Where is my parcel?", "On its way"]);
        inbox.Room.Sent[1].Text("person").ShouldBe("alice");
        inbox.Room.Sent[1].Text("replyTo").ShouldBe("m1");
        inbox.Room.Sent[1].GetProperty("sentSince").GetInt32().ShouldBe(1);
        var health = await inbox.Tenant.Admin.GetAsync($"/inboxes/{inbox.Id}", Ct);
        health.Text("callbackUrl")!.ShouldEndWith("/channels/" + inbox.Key);
        health.GetProperty("lastReceivedAt").ValueKind.ShouldBe(JsonValueKind.String);
        health.GetProperty("lastSentAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_callback_that_comes_a_hundred_times_at_once_is_one_message_and_one_answer()
    {
        var inbox = await stage.OpenAsync(Ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => inbox.TellAsync(Ct, Says.Message("m1", "Once"))));
        await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct);
        await inbox.TellAsync(Ct, Says.Message("m2", "The end"));
        var said = await inbox.SaidAsync(m => m.Count(x => x.Delivery() == "sent") == 2, Ct);

        answers.ShouldAllBe(a => a == HttpStatusCode.OK);
        said.Select(m => m.Text("text")).ShouldBe(["Once", "Once", "The end", "The end"]);
        inbox.Room.Texts.ShouldBe(["Once", "The end"]);
    }

    [Fact]
    public async Task What_is_not_genuine_leaves_nothing_but_a_complaint()
    {
        var inbox = await stage.OpenAsync(Ct);

        using var answer = await inbox.PostAsync(inbox.Key, "forged", new[] { Says.Message("m1", "Let me in") }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_events where inbox_id = $1", Ct, inbox.Id)).ShouldBe(0);
        var health = await inbox.Tenant.Admin.GetAsync($"/inboxes/{inbox.Id}", Ct);
        health.Text("lastErrorCode").ShouldBe("not-genuine");
        health.Text("lastErrorReason").ShouldBe("wrong ring");
    }

    [Fact]
    public async Task Another_tenants_key_takes_another_tenants_secret_and_a_web_chats_key_none()
    {
        var (ours, theirs) = (await stage.OpenAsync(Ct), await stage.OpenAsync(Ct));

        using var crossed = await ours.PostAsync(theirs.Key, ours.Secret, new[] { Says.Message("m1", "Hello") }, Ct);
        using var chat = await ours.PostAsync(ours.Tenant.InboxKey, ours.Secret, new[] { Says.Message("m1", "Hello") }, Ct);
        using var nobody = await ours.PostAsync("0123456789abcdef01234567", ours.Secret, new[] { Says.Message("m1", "Hello") }, Ct);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? ours : theirs).TellAsync(Ct, Says.Message("m" + i, $"Message {i}"))));

        crossed.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        chat.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var (inbox, parity) in new[] { (ours, 0), (theirs, 1) })
        {
            var said = await inbox.SaidAsync(m => m.Count(x => x.Author() == "contact") == 10, Ct);
            said.Where(m => m.Author() == "contact").Select(m => m.Text("text")).Order(StringComparer.Ordinal)
                .ShouldBe(Enumerable.Range(0, 20).Where(i => i % 2 == parity).Select(i => $"Message {i}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        var inbox = await stage.OpenAsync(Ct);

        using var answer = await inbox.PostAsync(inbox.Key, inbox.Secret, new { filling = new string('x', 1024 * 1024) }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    public static IEnumerable<TheoryDataRow<int>> Orders() => Enumerable.Range(0, 24).Select(i => new TheoryDataRow<int>(i));

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task In_whatever_order_a_message_and_its_changes_come_the_last_word_stands(int order)
    {
        var inbox = await stage.OpenAsync(Ct);
        var events = Permuted([Says.Message("m1", "Frist"), Says.Edit("x1", "m1", "First", 1), Says.Edit("x2", "m1", "First!", 2), Says.Recall("x3", "m2")], order);

        foreach (var one in events)
            await inbox.TellAsync(Ct, one);
        await inbox.TellAsync(Ct, Says.Message("m2", "A slip"));

        var said = await inbox.SaidAsync(
            m => m.Exists(x => x.Text("text") == "First!") && m.Exists(x => x.Author() == "contact" && x.Text("status") == "recalled"), Ct);
        said.Where(m => m.Author() == "contact").Select(m => m.Text("text")).ShouldBe(["First!", ""]);
    }

    [Fact]
    public async Task A_receipt_that_overtakes_our_own_news_of_a_message_waits_for_it()
    {
        var inbox = await stage.OpenAsync(Ct);
        await inbox.TellAsync(Ct, Says.Receipt("r1", inbox.Room.Address.Split('/')[^1] + "-out-1", read: false));

        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var delivered = await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "delivered"), Ct);
        await inbox.TellAsync(Ct, Says.Receipt("r2", inbox.Room.Sent[0].Text("id")!, read: true));
        var read = await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "read"), Ct);

        delivered.ShouldContain(m => m.Delivery() == "delivered");
        read.Single(m => m.Author() == "bot").Text("status").ShouldBe("read");
    }

    [Fact]
    public async Task What_the_platform_takes_later_keeps_its_order_and_comes_once()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Otherwise = 503;
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var conversation = await inbox.TakenAsync(Ct);
        for (var i = 0; i < 5; i++)
            await inbox.Tenant.ReplyAsync(conversation, $"Answer {i}", Ct);

        await Task.Delay(1_500, Ct);
        var nothing = inbox.Room.Texts;
        inbox.Room.Otherwise = 200;
        await Acts.UntilAsync(() => Task.FromResult(inbox.Room.Texts), t => t.Contains("Answer 4"), Ct);

        nothing.ShouldBeEmpty();
        inbox.Room.Texts.Where(t => t.StartsWith("Answer", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 5).Select(i => $"Answer {i}"));
    }

    [Fact]
    public async Task A_refusal_says_why_and_can_be_tried_again_by_hand()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Script(403);
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));

        var failed = (await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "failed"), Ct)).Single(m => m.Author() == "bot");
        await inbox.TakenAsync(Ct);
        var retried = await inbox.Tenant.Agent.PostAsync($"/conversations/{failed.GetProperty("conversationId").GetGuid()}/messages/{failed.GetProperty("id").GetGuid()}/retry-delivery", new { }, Ct);
        var sent = await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct);

        failed.GetProperty("delivery").Text("code").ShouldBe("95001");
        failed.GetProperty("delivery").Text("reason").ShouldBe("window-over");
        retried.Delivery().ShouldBe("queued");
        sent.Single(m => m.Author() == "bot").Delivery().ShouldBe("sent");
        inbox.Room.Texts.ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_it_unknown_and_is_not_tried_again_in_silence()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Script(0);

        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var said = await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "unknown"), Ct);
        await Task.Delay(2_000, Ct);

        said.Single(m => m.Author() == "bot").GetProperty("delivery").Text("code").ShouldBe("connection-lost");
        inbox.Room.Texts.ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task A_platform_that_knows_a_second_try_gets_one_with_the_same_id()
    {
        var inbox = await stage.OpenAsync(Ct, "carrier");
        inbox.Room.Script(0);

        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var said = await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct);

        said.Single(m => m.Author() == "bot").Delivery().ShouldBe("sent");
        inbox.Room.Sent.Count.ShouldBe(2);
        inbox.Room.Sent[0].Text("id").ShouldBe(inbox.Room.Sent[1].Text("id"));
    }

    [Theory]
    [InlineData("pigeon", "unknown")]
    [InlineData("carrier", "sent")]
    public async Task What_a_process_was_sending_when_it_died_is_unknown_or_sent_again_where_that_is_safe(string channel, string state)
    {
        var inbox = await stage.OpenAsync(Ct, channel);
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var sent = (await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct)).Single(m => m.Author() == "bot");
        var conversation = sent.GetProperty("conversationId").GetGuid();

        await stage.Owner.RunAsync("update desk.channel_deliveries set state = 'sending', due_at = now() - interval '1 second', turn = turn + 1 where conversation_id = $1", Ct, conversation);
        await stage.Owner.RunAsync("update desk.messages set delivery = '{\"state\":\"queued\"}' where conversation_id = $1 and delivery is not null", Ct, conversation);

        var found = await inbox.SaidAsync(m => m.Exists(x => x.Author() == "bot" && x.Delivery() == state), Ct);
        found.Single(m => m.Author() == "bot").Delivery().ShouldBe(state);
        inbox.Room.Sent.Count.ShouldBe(channel == "carrier" ? 2 : 1);
    }

    [Fact]
    public async Task A_text_that_is_too_long_arrives_in_parts_and_in_order()
    {
        var inbox = await stage.OpenAsync(Ct);
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var conversation = await inbox.TakenAsync(Ct);
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));

        await inbox.Tenant.ReplyAsync(conversation, text, Ct);
        await inbox.SaidAsync(m => m.Exists(x => x.Text("text") == text && x.Delivery() == "sent"), Ct);

        var parts = inbox.Room.Sent.Where(s => s.Text("text")!.Contains("word", StringComparison.Ordinal)).ToList();
        parts.Count.ShouldBeGreaterThan(3);
        string.Concat(parts.Select(p => p.Text("text"))).ShouldBe(text);
        parts.ShouldAllBe(p => p.Text("text")!.Length <= 100);
        parts.Select(p => p.Text("id")).Distinct().Count().ShouldBe(parts.Count);
    }

    [Fact]
    public async Task When_no_token_comes_nothing_was_sent_and_the_message_goes_out_later()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.LoseTokens(1);

        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var said = await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct);

        said.Single(m => m.Author() == "bot").Delivery().ShouldBe("sent");
        inbox.Room.Texts.ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task A_notice_is_shown_as_one_and_not_as_a_failure()
    {
        var inbox = await stage.OpenAsync(Ct);

        await inbox.TellAsync(Ct, Says.Notice("n1", "The bot was added to a group"));
        var view = await Acts.UntilAsync(() => inbox.Tenant.Admin.GetAsync($"/inboxes/{inbox.Id}", Ct), v => v.Text("lastNotice") is not null, Ct);

        view.Text("lastNotice").ShouldBe("The bot was added to a group");
        view.Text("lastErrorCode").ShouldBeNull();
    }

    [Fact]
    public async Task In_a_group_there_is_one_conversation_and_each_message_says_who_spoke()
    {
        var inbox = await stage.OpenAsync(Ct);

        await inbox.TellAsync(Ct, Says.Message("m1", "Hello", group: "Team"), Says.Message("m2", "Me too", person: "bob", group: "Team"));
        var said = await inbox.SaidAsync(m => m.Count(x => x.Author() == "contact") == 2, Ct);

        (await inbox.ConversationsAsync(Ct)).Single().Text("contactName").ShouldBe("Team");
        said.Where(m => m.Author() == "contact").Select(m => m.GetProperty("author").Text("name")).ShouldBe(["Alice", "bob"]);
    }

    [Fact]
    public async Task A_person_whom_the_platform_calls_the_same_is_one_contact_in_all_inboxes_and_a_stranger_is_not()
    {
        var first = await stage.OpenAsync(Ct);
        var second = await stage.OpenAsync(first.Tenant, Ct);

        await first.TellAsync(Ct, Says.Message("m1", "Hello", union: "u1"));
        await first.SaidAsync(m => m.Count > 0, Ct);
        await second.TellAsync(Ct, Says.Message("n1", "Hello", person: "other-id", union: "u1"));
        await second.SaidAsync(m => m.Count > 0, Ct);
        await second.TellAsync(Ct, Says.Message("n2", "Hello", person: "stranger", union: "u2"));
        var others = await Acts.UntilAsync(() => second.ConversationsAsync(Ct), c => c.Count == 2, Ct);

        var alice = (await first.ConversationsAsync(Ct)).Single().Text("contactId");
        others.Count(c => c.Text("contactId") == alice).ShouldBe(1);
        others.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Buttons_call_a_person_and_ask_a_question()
    {
        var inbox = await stage.OpenAsync(Ct);
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        await inbox.SaidAsync(m => m.Count > 1, Ct);

        await inbox.TellAsync(Ct, Says.Pressed("p1", "ask", "How late is it?"), Says.Pressed("p2", "talk-to-person"));
        var conversations = await Acts.UntilAsync(() => inbox.ConversationsAsync(Ct), c => c[0].Text("status") == "open", Ct);

        conversations[0].Text("status").ShouldBe("open");
        (await inbox.SaidAsync(m => m.Count > 3, Ct)).ShouldContain(m => m.Author() == "contact" && m.Text("text") == "How late is it?");
    }

    [Fact]
    public async Task Somebody_who_opens_the_chat_is_greeted_once_with_the_code_for_it()
    {
        var tenant = (await stage.OpenAsync(Ct)).Tenant;
        var inbox = await stage.OpenAsync(tenant, Ct, greeting: "Welcome to the loft");

        await inbox.TellAsync(Ct, Says.Entered("w1", "code-1"));
        await inbox.TellAsync(Ct, Says.Entered("w1", "code-1"));
        await inbox.SaidAsync(m => m.Exists(x => x.Delivery() == "sent"), Ct);

        inbox.Room.Texts.ShouldBe(["Welcome to the loft"]);
        inbox.Room.Sent[0].Text("replyCode").ShouldBe("code-1");
    }

    [Fact]
    public async Task An_event_whose_id_is_very_long_is_heard_once_like_any_other()
    {
        var inbox = await stage.OpenAsync(Ct);
        var id = new string('x', 3_000);

        await inbox.TellAsync(Ct, Says.Pressed(id + "1", "ask", "How late is it?"), Says.Pressed(id + "1", "ask", "How late is it?"), Says.Pressed(id + "2", "ask", "And now?"));
        await inbox.TellAsync(Ct, Says.Pressed(id + "1", "ask", "How late is it?"));
        var events = await stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_events where inbox_id = $1 and length(event_id) = 71", Ct, inbox.Id);

        events.ShouldBe(2);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_reached_is_said_so_in_plain_words_with_its_answer()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.OutOfOrder = true;

        var check = await inbox.Tenant.Admin.PostAsync($"/inboxes/{inbox.Id}/check", new { }, Ct);

        var tried = check.GetProperty("checks").EnumerateArray().ShouldHaveSingleItem();
        (tried.Text("name"), tried.GetProperty("ok").GetBoolean(), tried.Text("answer")).ShouldBe(("connection", false, "The platform could not be reached: HTTP 502."));
    }

    [Fact]
    public async Task A_setting_that_is_secret_is_shown_masked_stored_sealed_and_kept_when_the_form_is_saved_again()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.View.GetProperty("settings").Text("secret").ShouldNotBe(inbox.Secret);

        var changed = await inbox.Tenant.Admin.PutAsync($"/inboxes/{inbox.Id}", new { settings = new { address = inbox.Room.Address } }, Ct);
        var told = await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));

        changed.GetProperty("settings").Text("secret").ShouldNotBe(inbox.Secret);
        told.ShouldBe(HttpStatusCode.OK);
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.inboxes where id = $1 and (settings::text || encode(secrets, 'escape')) like '%' || $2 || '%'", Ct, inbox.Id, inbox.Secret)).ShouldBe(0);
    }

    [Fact]
    public async Task Checking_an_inbox_tells_what_the_platform_says_and_a_channel_without_a_plugin_cannot_be_opened()
    {
        var inbox = await stage.OpenAsync(Ct);

        var check = await inbox.Tenant.Admin.PostAsync($"/inboxes/{inbox.Id}/check", new { }, Ct);
        var refused = await inbox.Tenant.Admin.SendAsync(HttpMethod.Post, "/inboxes", new { name = "Smoke", channel = "smoke-signals" }, Ct);

        check.GetProperty("checks")[0].Text("answer").ShouldBe("coo");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static List<object> Permuted(List<object> items, int order)
    {
        var left = items.ToList();
        var permuted = new List<object>();
        for (var n = left.Count; n > 0; n--)
        {
            permuted.Add(left[order % n]);
            left.RemoveAt(order % n);
            order /= n;
        }

        return permuted;
    }
}
