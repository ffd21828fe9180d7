using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Webhooks;

/// <summary>Sending again, and what is kept for it.</summary>
public sealed class AgainTests(WebhookStage stage) : IClassFixture<WebhookStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_delivered_can_be_sent_again_under_the_same_id()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct);
        await hook.PostAsync("test", new { }, Ct);
        var first = (await hook.LogAsync(l => l.Exists(d => d.Text("state") == "delivered"), Ct)).Single();

        await tenant.Admin.PostAsync($"/webhook-deliveries/{first.Text("id")}/resend", new { }, Ct);

        var received = await hook.ReceivedAsync(2, Ct);
        received.Select(w => w.Id).Distinct().Count().ShouldBe(1);
        received.ShouldAllBe(w => w.Verified.Single());
        (await hook.LogAsync(l => l.Count(d => d.Text("state") == "delivered") == 2, Ct)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_waits_for_its_next_try_is_tried_at_once()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, answers: [new { status = 429, headers = new Dictionary<string, string> { ["retry-after"] = "7200" } }, new { status = 200 }]);
        await hook.PostAsync("test", new { }, Ct);
        var failed = (await hook.LogAsync(l => l.Exists(d => d.Text("state") == "failed"), Ct)).Single();
        failed.GetProperty("nextTryAt").GetDateTimeOffset().ShouldBe(TimeProvider.System.GetUtcNow().AddHours(2), TimeSpan.FromMinutes(1), "Retry-After counts");

        await tenant.Admin.PostAsync($"/webhook-deliveries/{failed.Text("id")}/resend", new { }, Ct);

        var line = (await hook.LogAsync(l => l.Exists(d => d.Text("state") == "delivered"), Ct)).Single();
        (line.Text("state"), line.GetProperty("attempts").GetInt32()).ShouldBe(("delivered", 2));
    }

    [Fact]
    public async Task A_time_is_replayed_in_order_with_what_the_webhook_was_never_sent()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, ["message.created"]);
        var from = TimeProvider.System.GetUtcNow();
        var (visitor, _) = await tenant.TakenAsync(Ct);
        await hook.ReceivedAsync(1, Ct);
        await hook.PostAsync("disable", new { }, Ct);
        await visitor.SayAsync("While you were away", Ct);
        await visitor.SayAsync("And again", Ct);
        await hook.PostAsync("enable", new { }, Ct);

        var all = await hook.PostAsync("replay", new { from }, Ct);

        var received = await hook.ReceivedAsync(r => r.Exists(w => Text(w) == "And again"), Ct);
        all.GetProperty("queued").GetInt32().ShouldBeGreaterThanOrEqualTo(3);
        received.Where(w => Author(w) == "contact").Select(Text).ShouldBe(["Hello", "Hello", "While you were away", "And again"]);
        received[0].Id.ShouldBe(received.FindAll(w => Text(w) == "Hello")[1].Id);
    }

    [Fact]
    public async Task A_replay_can_ask_for_other_types_than_the_filter_and_has_its_limits()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, ["rating.created"]);
        var from = TimeProvider.System.GetUtcNow();
        await tenant.TakenAsync(Ct);

        var queued = await hook.PostAsync("replay", new { from, events = new[] { "conversation.created" } }, Ct);
        var tooOld = await tenant.Admin.SendAsync(HttpMethod.Post, $"/webhooks/{hook.Id}/replay", new { from = from.AddDays(-31) }, Ct);
        var backwards = await tenant.Admin.SendAsync(HttpMethod.Post, $"/webhooks/{hook.Id}/replay", new { from, to = from.AddHours(-1) }, Ct);

        queued.GetProperty("queued").GetInt32().ShouldBe(1);
        (await hook.ReceivedAsync(1, Ct)).Single().Type.ShouldBe("conversation.created");
        (tooOld.Status, backwards.Status).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_tenant_without_webhooks_writes_nothing_for_them()
    {
        var tenant = await stage.FreshTenantAsync(Ct);

        var (_, conversation) = await tenant.TakenAsync(Ct);
        await tenant.ReplyAsync(conversation, "Good day", Ct);

        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.webhook_events where tenant_id = $1", Ct, tenant.Id.Value)).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_told_of_what_was_refused()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, ["conversation.status_changed"]);
        var (_, conversation) = await tenant.TakenAsync(Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, Ct);

        var refused = await tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/resolve", new { }, Ct);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        await hook.PostAsync("test", new { }, Ct);
        (await hook.ReceivedAsync(r => r.Exists(w => w.Type == "webhook.test"), Ct)).Count(w => w.Type == "conversation.status_changed" && w.Data.GetProperty("conversation").Text("status") == "resolved").ShouldBe(1);
    }

    [Fact]
    public async Task Who_takes_nothing_for_days_is_switched_off_with_the_reason()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct, answers: [new { status = 500 }]);
        await stage.Owner.RunAsync("update desk.webhooks set failing_since = now() - interval '6 days' where id = $1", Ct, hook.Id);

        await hook.PostAsync("test", new { }, Ct);

        var off = await Acts.UntilAsync(() => hook.ShowAsync(Ct), w => !w.GetProperty("enabled").GetBoolean(), Ct);
        off.Text("disabledReason").ShouldBe("failing");
        var on = await hook.PostAsync("enable", new { }, Ct);
        (on.GetProperty("enabled").GetBoolean(), on.Text("disabledReason"), on.Text("failingSince")).ShouldBe((true, null, null));
    }

    [Fact]
    public async Task Only_an_administrator_sees_webhooks_and_the_secret_is_never_shown_again()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct);

        foreach (var other in (ApiClient[])[tenant.Supervisor, tenant.Agent, tenant.Inspector])
        {
            (await other.SendAsync(HttpMethod.Get, "/webhooks", (object?)null, Ct)).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await other.SendAsync(HttpMethod.Get, "/webhook-deliveries", (object?)null, Ct)).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        hook.Secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(hook.Secret["whsec_".Length..]).Length.ShouldBeInRange(24, 64);
        (await hook.ShowAsync(Ct)).GetRawText().ShouldNotContain("whsec_");
        System.Text.Encoding.Latin1.GetString(await stage.Owner.ScalarAsync<byte[]>("select secret from desk.webhooks where id = $1", Ct, hook.Id)).ShouldNotContain(hook.Secret);
    }

    [Fact]
    public async Task An_address_of_our_own_network_is_refused_when_saved_and_when_changed()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct);

        var made = await tenant.Admin.SendAsync(HttpMethod.Post, "/webhooks", new { url = "https://169.254.169.254/latest" }, Ct);
        var changed = await tenant.Admin.SendAsync(HttpMethod.Patch, $"/webhooks/{hook.Id}", new { url = "http://127.0.0.1:5432/" }, Ct);
        var unknown = await tenant.Admin.SendAsync(HttpMethod.Patch, $"/webhooks/{hook.Id}", new { events = new[] { "conversation.deleted" } }, Ct);

        made.Json.GetProperty("errors")[0].Text("field").ShouldBe("url");
        changed.Json.GetProperty("errors")[0].Text("field").ShouldBe("url");
        unknown.Json.GetProperty("errors")[0].Text("field").ShouldBe("events");
    }

    [Fact]
    public async Task Events_are_gone_after_thirty_days_and_their_deliveries_with_them()
    {
        var tenant = await stage.FreshTenantAsync(Ct);
        var hook = await stage.HookAsync(tenant, Ct);
        await hook.PostAsync("test", new { }, Ct);
        await hook.PostAsync("test", new { }, Ct);
        var log = await hook.LogAsync(l => l.Count(d => d.Text("state") == "delivered") == 2, Ct);
        await stage.Owner.RunAsync("update desk.webhook_events set created_at = now() - interval '30 days 1 minute' where id = $1", Ct, log[0].GetProperty("eventId").GetGuid());

        var more = await ((Desk.Webhooks.WebhookQueue)stage.Services.GetService(typeof(Desk.Webhooks.WebhookQueue))!).CleanAsync(tenant.Tenant, TimeProvider.System.GetUtcNow(), Ct);

        more.ShouldBeFalse();
        (await hook.LogAsync(Ct)).Select(d => d.Text("id")).ShouldBe([log[1].Text("id")]);
    }

    private static string? Author(ReceivedWebhook w) => w.Data.GetProperty("message").GetProperty("author").Text("kind");

    private static string? Text(ReceivedWebhook w) => w.Data.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object ? message.Text("text") : null;
}
