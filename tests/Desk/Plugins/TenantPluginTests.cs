using System.Net;
using System.Text;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Plugins;

public sealed class TenantPluginTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plugin_serves_every_tenant_that_has_not_said_otherwise()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var bot = await PluginAsync(tenant, "retrieval-bot");

        bot.Text("state").ShouldBe("active");
        bot.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        bot.GetProperty("settingsSchema").GetProperty("properties").TryGetProperty("confidence", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_disabled_bot_does_not_answer_and_the_conversation_goes_to_the_queue()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var neighbour = await deployment.FreshTenantAsync(_ct);
        await tenant.Admin.PostAsync("/plugins/retrieval-bot/disable", new { }, _ct);

        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var (_, theirs) = await neighbour.ConversationAsync(_ct);

        var queued = await Acts.UntilAsync(() => tenant.ShowAsync(conversation, _ct), c => c.Text("status") == "open", _ct);
        (queued.Text("status"), queued.GetProperty("assigneeId").ValueKind, queued.Text("handoverReason")).ShouldBe(("open", JsonValueKind.Null, "bot-unavailable"));
        (await tenant.MessagesAsync(conversation, _ct)).ShouldAllBe(m => m.GetProperty("author").Text("kind") != "bot");
        var answered = await Acts.UntilAsync(() => neighbour.MessagesAsync(theirs, _ct), m => m.Count > 1, _ct);
        answered[1].GetProperty("author").Text("kind").ShouldBe("bot");
    }

    [Fact]
    public async Task A_bot_enabled_again_answers_the_next_customer()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.Admin.PostAsync("/plugins/retrieval-bot/disable", new { }, _ct);
        var enabled = await tenant.Admin.PostAsync("/plugins/retrieval-bot/enable", new { }, _ct);

        var (_, conversation) = await tenant.ConversationAsync(_ct);

        enabled.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        var messages = await Acts.UntilAsync(() => tenant.MessagesAsync(conversation, _ct), m => m.Count > 1, _ct);
        messages[1].GetProperty("author").Text("kind").ShouldBe("bot");
    }

    [Fact]
    public async Task A_disabled_channel_is_closed_for_its_tenant_alone_and_at_once()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var neighbour = await deployment.FreshTenantAsync(_ct);
        await tenant.VisitorAsync(_ct);

        await tenant.Admin.PostAsync("/plugins/web-chat/disable", new { }, _ct);

        using var nobody = deployment.Anonymous();
        var closed = await nobody.SendAsync(HttpMethod.Post, "/widget/sessions", new { inboxKey = tenant.InboxKey }, _ct);
        var open = await nobody.SendAsync(HttpMethod.Post, "/widget/sessions", new { inboxKey = neighbour.InboxKey }, _ct);
        (closed.Status, open.Status).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.Created));
    }

    [Fact]
    public async Task Only_administrators_decide_about_plugins_and_the_audit_names_which()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        foreach (var caller in new[] { tenant.Agent, tenant.Supervisor, tenant.Inspector })
        {
            var refused = await caller.SendAsync(HttpMethod.Post, "/plugins/retrieval-bot/disable", new { }, _ct);
            (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Forbidden, "permission.missing"));
        }

        await tenant.Admin.PostAsync("/plugins/retrieval-bot/disable", new { }, _ct);
        var entry = (await tenant.Admin.GetAsync("/audit-log?verb=plugins.disable", _ct)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        entry.Text("detail").ShouldBe("retrieval-bot");
    }

    [Fact]
    public async Task A_plugin_that_is_not_there_cannot_be_decided_about()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Admin.SendAsync(HttpMethod.Post, "/plugins/toaster/disable", new { }, _ct);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, "plugin.not-found"));
    }

    [Fact]
    public async Task Settings_that_do_not_fit_the_form_are_refused_by_field_and_change_nothing()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Admin.SendAsync(HttpMethod.Put, "/plugins/retrieval-bot/settings", new { settings = new { confidence = "7" } }, _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("errors")[0].Text("field").ShouldBe("settings.confidence");
        (await PluginAsync(tenant, "retrieval-bot")).GetProperty("settings").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_reach_the_plugin_in_the_clear_and_nobody_else()
    {
        await using var own = await OwnHost.StartAsync(deployment.Server, ["web-chat", "parrot"], _ct);
        var tenant = await own.FreshTenantAsync(_ct);

        var saved = await tenant.Admin.PutAsync("/plugins/parrot/settings", new { settings = new { echo = "s3cret-word" } }, _ct);

        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var messages = await Acts.UntilAsync(() => tenant.MessagesAsync(conversation, _ct), m => m.Count > 1, _ct);
        messages[1].Text("text").ShouldBe("Hello s3cret-word");
        saved.GetProperty("settings").Text("echo").ShouldBe("••••••••");
        (await tenant.Admin.GetAsync("/plugins", _ct)).GetRawText().ShouldNotContain("s3cret");
        var stored = await own.Owner.ScalarAsync<byte[]>("select settings from desk.plugin_choices where tenant_id = $1", _ct, tenant.Id.Value);
        Encoding.Latin1.GetString(stored).ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Without_the_web_chat_folder_the_product_starts_and_says_what_is_missing()
    {
        await using var own = await OwnHost.StartAsync(deployment.Server, [], _ct);
        var tenant = await own.FreshTenantAsync(_ct);

        var missing = await PluginAsync(tenant, "web-chat");
        using var nobody = new ApiClient(own.Address);
        var closed = await nobody.SendAsync(HttpMethod.Post, "/widget/sessions", new { inboxKey = tenant.InboxKey }, _ct);

        missing.Text("state").ShouldBe("missing");
        missing.Text("reason")!.ShouldContain("web chat is closed");
        (closed.Status, closed.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "channel.not-installed"));
        (await nobody.SendAsync(HttpMethod.Get, "~/health", null, _ct)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<JsonElement> PluginAsync(TestTenant tenant, string id) =>
        (await tenant.Admin.GetAsync("/plugins", _ct)).GetProperty("items").EnumerateArray().Single(p => p.Text("id") == id);
}
