using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Assist.Rules;

public sealed class SuggestionRuleTests(OwlHost host) : IClassFixture<OwlHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_is_suggested_to_agents_and_programs_until_it_is_switched_off()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        var rule = await tenant.Supervisor.PostAsync("/suggestion-rules", new { name = "Late", reply = "Your parcel is on its way.", builtInIntents = new[] { "delivery-late" }, urgency = "high" }, Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        var conversation = (await visitor.SayAsync("Where is it intent=delivery-late urgency=high", Ct)).GetProperty("conversationId").GetGuid();

        var seen = await tenant.Agent.GetAsync($"/conversations/{conversation}/suggestions", Ct);
        var suggested = await tenant.Program().PostAsync("/ai/suggest", new { ticket_id = conversation, type = "reply" }, Ct);
        var predicted = await tenant.Program().PostAsync("/ai/predict", new { text = "Where is it intent=delivery-late urgency=high" }, Ct);
        var batch = await tenant.Program().PostAsync("/ai/batch_predict", new { texts = new[] { "Hello", "intent=delivery-late urgency=high", "intent=delivery-late urgency=low" } }, Ct);
        await tenant.Supervisor.PutAsync($"/suggestion-rules/{rule.Text("id")}", new { name = "Late", reply = "Your parcel is on its way.", builtInIntents = new[] { "delivery-late" }, active = false }, Ct);
        var off = await tenant.Agent.GetAsync($"/conversations/{conversation}/suggestions", Ct);

        seen.GetProperty("replies")[0].GetProperty("reasons").EnumerateArray().Select(r => (r.Text("condition"), r.Text("value"))).ShouldBe([("intent", "delivery-late"), ("urgency", "high")]);
        suggested.GetProperty("suggestions")[0].Text("rule_id").ShouldBe(rule.Text("id"));
        predicted.GetProperty("suggestions")[0].GetString().ShouldBe("Your parcel is on its way.");
        batch.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("suggestions").GetArrayLength()).ShouldBe([0, 1, 0]);
        off.GetProperty("replies").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_rule_can_be_tried_and_deleted()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        var rule = await tenant.Supervisor.PostAsync("/suggestion-rules", new { name = "Refund", reply = "Three days.", keywords = new[] { "退款" }, mood = "negative" }, Ct);

        var met = await tenant.Supervisor.PostAsync("/suggestion-rules/test", new { text = "我要 退-款 mood=negative" }, Ct);
        var calm = await tenant.Supervisor.PostAsync("/suggestion-rules/test", new { text = "我要退款" }, Ct);
        await tenant.Supervisor.DeleteAsync($"/suggestion-rules/{rule.Text("id")}", Ct);
        var gone = await tenant.Supervisor.PostAsync("/suggestion-rules/test", new { text = "我要退款 mood=negative" }, Ct);

        var reason = met.GetProperty("rules")[0].GetProperty("reasons")[0];
        (reason.Text("condition"), reason.Text("written"), reason.GetProperty("disguises")[0].GetString()).ShouldBe(("keyword", "退-款", "inserted"));
        (calm.GetProperty("rules").GetArrayLength(), gone.GetProperty("rules").GetArrayLength()).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("""{"name":" ","reply":"B","mood":"negative"}""", "name")]
    [InlineData("""{"name":"A","reply":" ","mood":"negative"}""", "reply")]
    [InlineData("""{"name":"A","reply":"B","keywords":["!!"]}""", "keywords")]
    [InlineData("""{"name":"A","reply":"B","language":"fr"}""", "language")]
    [InlineData("""{"name":"A","reply":"B","mood":"negative","priority":101}""", "priority")]
    public async Task What_is_wrong_with_a_rule_is_named(string body, string field)
    {
        var tenant = await host.FreshTenantAsync(Ct);

        var refused = await tenant.Supervisor.SendAsync(HttpMethod.Post, "/suggestion-rules", JsonElement.Parse(body), Ct);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Json.GetProperty("errors")[0].Text("field").ShouldBe(field);
    }

    [Fact]
    public async Task A_rule_keeps_the_intents_that_it_names_and_knows_no_other()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        var (refund, parcel) = (await IntentAsync("Refund"), await IntentAsync("Parcel"));
        var rule = await tenant.Supervisor.PostAsync("/suggestion-rules", new { name = "Money", reply = "Soon.", intentIds = new[] { refund, parcel } }, Ct);

        var changed = await tenant.Supervisor.PutAsync($"/suggestion-rules/{rule.Text("id")}", new { name = "Money", reply = "Soon.", intentIds = new[] { parcel } }, Ct);
        var unknown = await tenant.Supervisor.SendAsync(HttpMethod.Post, "/suggestion-rules", new { name = "Other", reply = "Soon.", intentIds = new[] { Guid.CreateVersion7() } }, Ct);

        rule.GetProperty("intentIds").EnumerateArray().Select(i => i.GetString()).ShouldBe([refund, parcel], ignoreOrder: true);
        changed.GetProperty("intentIds").EnumerateArray().Select(i => i.GetString()).ShouldBe([parcel]);
        unknown.Code.ShouldBe("intent.not-found");

        async Task<string?> IntentAsync(string name) => (await tenant.Admin.PostAsync("/intents", new { name }, Ct)).Text("id");
    }

    [Fact]
    public async Task Two_rules_cannot_have_one_name_and_agents_make_none()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        await tenant.Supervisor.PostAsync("/suggestion-rules", new { name = "Late", reply = "Soon.", mood = "negative" }, Ct);

        var same = await tenant.Supervisor.SendAsync(HttpMethod.Post, "/suggestion-rules", new { name = " LATE ", reply = "Soon.", mood = "negative" }, Ct);
        var agent = await tenant.Agent.SendAsync(HttpMethod.Post, "/suggestion-rules", new { name = "Mine", reply = "Soon.", mood = "negative" }, Ct);
        var list = await tenant.Agent.GetAsync("/suggestion-rules?active=true", Ct);

        (same.Code, agent.Status, list.GetProperty("items").GetArrayLength()).ShouldBe(("suggestion-rule.exists", HttpStatusCode.Forbidden, 1));
    }
}
