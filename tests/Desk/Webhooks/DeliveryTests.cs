using System.Globalization;
using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Webhooks;

/// <summary>From something that happens to what arrives, verified by the public library.</summary>
public sealed class DeliveryTests(WebhookStage stage) : IClassFixture<WebhookStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_in_a_conversation_arrives_signed_and_in_its_order()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct);

        var (visitor, conversation) = await tenant.TakenAsync(Ct);
        await tenant.ReplyAsync(conversation, "Good day", Ct);
        var slip = await tenant.ReplyAsync(conversation, "A slip", Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/messages/{slip.GetProperty("id").GetGuid()}/recall", new { }, Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/snooze", new { until = TimeProvider.System.GetUtcNow().AddDays(1) }, Ct);
        await visitor.SayAsync("Still there?", Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, Ct);
        await visitor.Api.PostAsync("/widget/rating", new { conversationId = conversation, score = 5, comment = "Kind" }, Ct);

        var received = await hook.ReceivedAsync(r => r.Exists(w => w.Type == "rating.created"), Ct);
        var told = received.FindAll(w => w.Data.TryGetProperty("conversation", out _));
        received.ShouldAllBe(w => w.Verified.Single());
        received.Select(w => w.Id).Distinct().Count().ShouldBe(received.Count);
        received[0].Type.ShouldBe("contact.created");
        told.Where(w => Author(w) != "bot").Select(w => w.Type).ShouldBe(
        [
            "conversation.created", "message.created", "conversation.assigned", "conversation.status_changed", "message.created", "message.created", "message.recalled",
            "conversation.status_changed", "message.created", "conversation.status_changed", "conversation.status_changed", "rating.created",
        ], ignoreOrder: false, string.Join(' ', told.Select(w => w.Type)));
        told.Where(w => w.Type == "conversation.status_changed").Select(w => w.Data.GetProperty("conversation").Text("status")).ShouldBe(["open", "snoozed", "open", "resolved"]);
        told[^1].Data.GetProperty("rating").GetProperty("score").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_delivery_has_the_headers_of_the_standard()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct);

        await hook.PostAsync("test", new { }, Ct);

        var sent = (await hook.ReceivedAsync(1, Ct)).Single();
        sent.Type.ShouldBe("webhook.test");
        sent.Headers.Text("content-type").ShouldBe("application/json");
        sent.Headers.Text("user-agent").ShouldBe("Switchboard-Webhooks/1");
        sent.Headers.Text("webhook-signature")!.ShouldStartWith("v1,");
        long.Parse(sent.Headers.Text("webhook-timestamp")!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddMinutes(-1).ToUnixTimeSeconds());
        var line = (await hook.LogAsync(l => l.Exists(d => d.Text("state") == "delivered"), Ct)).Single();
        line.Text("eventId").ShouldBe(sent.Id);
        line.GetProperty("lastStatus").GetInt32().ShouldBe(200);
        var content = await tenant.Admin.GetAsync($"/webhook-deliveries/{line.Text("id")}/content", Ct);
        content.GetProperty("payload").Text("type").ShouldBe("webhook.test");
        content.Text("answer").ShouldBe("ok");
    }

    [Fact]
    public async Task A_filter_lets_through_what_it_names_and_notes_only_by_name()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var all = await stage.HookAsync(tenant, Ct);
        var notes = await stage.HookAsync(tenant, Ct, ["message.note_created", "conversation.assigned"]);

        var (_, conversation) = await tenant.TakenAsync(Ct);
        await tenant.ReplyAsync(conversation, "Difficult customer", Ct, note: true);
        await tenant.ReplyAsync(conversation, "The last", Ct);

        (await notes.ReceivedAsync(2, Ct)).Select(w => w.Type).ShouldBe(["conversation.assigned", "message.note_created"]);
        var others = await all.ReceivedAsync(r => r.Exists(w => w.Body.GetRawText().Contains("The last", StringComparison.Ordinal)), Ct);
        others.ShouldContain(w => w.Body.GetRawText().Contains("The last", StringComparison.Ordinal));
        others.ShouldNotContain(w => w.Body.GetRawText().Contains("Difficult", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_late_delivery_tells_what_was_and_not_what_became_of_it()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, ["message.created"], [new { status = 500 }, new { status = 200 }]);
        var (_, conversation) = await tenant.TakenAsync(Ct);
        await hook.ReceivedAsync(1, Ct);

        var message = await tenant.ReplyAsync(conversation, "Said in haste", Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/messages/{message.GetProperty("id").GetGuid()}/recall", new { }, Ct);
        (await tenant.MessagesAsync(conversation, Ct)).ShouldNotContain(m => m.Text("text") == "Said in haste");

        var received = await hook.ReceivedAsync(r => r.Exists(w => Text(w) == "Said in haste"), Ct);
        received.ShouldContain(w => Text(w) == "Said in haste");
        received[0].Id.ShouldBe(received[1].Id, "the first was refused, and tried again before the next");
    }

    [Fact]
    public async Task A_long_message_is_cut_with_a_mark_and_stays_below_20_kB()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, ["message.created"]);
        var (_, conversation) = await tenant.TakenAsync(Ct);

        await tenant.ReplyAsync(conversation, new string('长', 9_999), Ct);

        var cut = (await hook.ReceivedAsync(r => r.Exists(w => w.Bytes > 5_000), Ct)).Single(w => w.Bytes > 5_000);
        cut.Bytes.ShouldBeLessThan(20_000);
        cut.Verified.ShouldBe([true]);
        cut.Data.GetProperty("message").GetProperty("textCut").GetBoolean().ShouldBeTrue();
        Text(cut)!.ShouldEndWith("…");
    }

    [Fact]
    public async Task One_conversation_waits_for_its_head_while_others_go_on()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, ["message.created"], [new { status = 503 }, new { status = 200 }]);

        var (stuck, first) = await tenant.TakenAsync(Ct);
        await hook.ReceivedAsync(1, Ct);
        await stuck.SayAsync("two", Ct);
        await stuck.SayAsync("three", Ct);
        var (_, other) = await tenant.TakenAsync(Ct);

        var received = await hook.ReceivedAsync(r => r.Exists(w => Text(w) == "three"), Ct);
        received.Where(w => ConversationOf(w) == first && w.Status == 200 && Author(w) == "contact").Select(Text).ShouldBe(["Hello", "two", "three"]);
        received.FindIndex(w => ConversationOf(w) == other).ShouldBeLessThan(received.FindIndex(w => Text(w) == "two"), "the other conversation did not wait");
    }

    [Fact]
    public async Task During_a_rotation_both_secrets_verify_and_afterwards_the_new_one_alone()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct);

        var rotated = await hook.PostAsync("rotate-secret", new { overlapHours = 1 }, Ct);
        await stage.Receiver.SetAsync(hook.Name, Ct, [hook.Secret, rotated.Text("secret")!]);
        await hook.PostAsync("test", new { }, Ct);
        await hook.ReceivedAsync(1, Ct);
        await stage.Owner.RunAsync("update desk.webhooks set former_until = now() - interval '1 second' where id = $1", Ct, hook.Id);
        await hook.PostAsync("test", new { }, Ct);

        var received = await hook.ReceivedAsync(2, Ct);
        received[0].Verified.ShouldBe([true, true]);
        received[0].Headers.Text("webhook-signature")!.Split(' ').Length.ShouldBe(2);
        received[1].Verified.ShouldBe([false, true]);
        rotated.GetProperty("formerSecretUntil").GetDateTimeOffset().ShouldBe(TimeProvider.System.GetUtcNow().AddHours(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_answer_of_410_ends_it_at_once_with_a_reason_and_an_audit_entry()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, answers: [new { status = 410 }]);

        await hook.PostAsync("test", new { }, Ct);

        var shown = await Acts.UntilAsync(() => hook.ShowAsync(Ct), w => !w.GetProperty("enabled").GetBoolean(), Ct);
        shown.Text("disabledReason").ShouldBe("gone");
        (await hook.LogAsync(Ct)).Single().Text("state").ShouldBe("dead");
        var audit = await tenant.Admin.GetAsync($"/audit-log?verb=webhooks.disable&targetId={hook.Id}", Ct);
        audit.GetProperty("items")[0].Text("actorKind").ShouldBe("system");
        audit.GetProperty("items")[0].Text("detail").ShouldBe("gone");
        var refused = await tenant.Admin.SendAsync(HttpMethod.Post, $"/webhooks/{hook.Id}/test", new { }, Ct);
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "webhook.disabled"));
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var elsewhere = Guid.CreateVersion7().ToString("N");
        var hook = await stage.HookAsync(tenant, Ct, answers: [new { status = 302, headers = new { location = stage.Receiver.UrlOf(elsewhere) } }]);

        await hook.PostAsync("test", new { }, Ct);

        var line = (await hook.LogAsync(l => l.Exists(d => d.Text("state") == "failed"), Ct)).Single();
        (line.Text("state"), line.Text("lastError"), line.GetProperty("lastStatus").GetInt32()).ShouldBe(("failed", "redirect", 302));
        (await stage.Receiver.ReceivedAsync(elsewhere, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endless_answer_is_read_no_further_than_its_beginning()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, answers: [new { status = 200, endless = true }]);

        await hook.PostAsync("test", new { }, Ct);

        var line = (await hook.LogAsync(l => l.Exists(d => d.Text("state") == "delivered"), Ct)).Single();
        line.Text("state").ShouldBe("delivered");
        (await tenant.Admin.GetAsync($"/webhook-deliveries/{line.Text("id")}/content", Ct)).Text("answer")!.Length.ShouldBe(4_096);
    }

    private static string? Author(ReceivedWebhook w) => w.Data.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object ? message.GetProperty("author").Text("kind") : null;

    private static string? Text(ReceivedWebhook w) => w.Data.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object ? message.Text("text") : null;

    private static Guid ConversationOf(ReceivedWebhook w) => w.Data.GetProperty("conversation").GetProperty("id").GetGuid();
}
