using System.Net;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents;

/// <summary>From examples to a model that judges, and back.</summary>
public sealed class IntentModelTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_tells_how_good_it_is_and_can_be_tried_before_it_is_published()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);

        var model = await tenant.TrainedAsync(Ct);
        var tried = await tenant.Admin.PostAsync($"/intent-models/{model.Text("id")}/test", new { texts = new[] { "refund my money please", "forgot the password" } }, Ct);

        (model.Text("state"), model.GetProperty("live").GetBoolean(), model.GetProperty("number").GetInt32()).ShouldBe(("ready", false, 1));
        (model.GetProperty("examples").GetInt32() + model.GetProperty("held").GetInt32()).ShouldBe(30);
        model.GetProperty("classes").EnumerateArray().Sum(c => c.GetProperty("support").GetInt32()).ShouldBe(model.GetProperty("held").GetInt32());
        model.GetProperty("judgements").EnumerateArray().Sum(j => j.GetProperty("count").GetInt32()).ShouldBe(model.GetProperty("held").GetInt32());
        model.GetProperty("bytes").GetInt32().ShouldBeGreaterThan(0);
        tried.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("intentId").GetGuid()).ShouldBe([intents["Refund"], intents["Password"]]);
    }

    [Fact]
    public async Task What_is_about_something_else_is_not_taken_for_an_intent()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);

        var model = await tenant.TrainedAsync(Ct);
        var tried = await tenant.Admin.PostAsync($"/intent-models/{model.Text("id")}/test", new { texts = new[] { "My parcel is broken", "Do you sell headphones?", "thanks!", "Please refund my money" } }, Ct);

        tried.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("sure").GetBoolean()).ShouldBe([false, false, false, true]);
        model.GetProperty("classes").EnumerateArray().Select(c => c.Text("name")).ShouldBe(["Opening hours", "Password", "Refund"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_published_version_routes_the_next_conversation_by_its_intent()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var team = await tenant.Admin.PostAsync("/teams", new { name = "Money", memberIds = new[] { tenant.Agent.MemberId } }, Ct);
        await tenant.Admin.PutAsync($"/intents/{intents["Refund"]}", new { name = "Refund", teamId = team.Text("id"), priority = "high", toPerson = true }, Ct);
        var model = await tenant.TrainedAsync(Ct);
        await tenant.Admin.PostAsync($"/intent-models/{model.Text("id")}/publish", new { }, Ct);
        var visitor = await tenant.VisitorAsync(Ct);

        var said = await visitor.SayAsync("Please refund my payment, I want my money back", Ct);

        var shown = await Acts.UntilAsync(() => tenant.ShowAsync(said.GetProperty("conversationId").GetGuid(), Ct), c => c.Text("status") == "open", Ct);
        (shown.Text("intentName"), shown.Text("teamId"), shown.Text("priority"), shown.Text("handoverReason")).ShouldBe(("Refund", team.Text("id"), "high", "intent"));
        shown.GetProperty("intentConfidence").GetDouble().ShouldBeInRange(0.34, 1);
        var found = await tenant.Admin.GetAsync($"/conversations?intentId={intents["Refund"]}&priority=high", Ct);
        found.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_rolled_back_version_leaves_the_one_before_it_or_none()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var (first, second) = ((await tenant.TrainedAsync(Ct)).Text("id"), (await tenant.TrainedAsync(Ct)).Text("id"));
        await tenant.Admin.PostAsync($"/intent-models/{first}/publish", new { }, Ct);
        await tenant.Admin.PostAsync($"/intent-models/{second}/publish", new { }, Ct);

        var notLive = await tenant.Admin.SendAsync(HttpMethod.Post, $"/intent-models/{first}/roll-back", new { }, Ct);
        await tenant.Admin.PostAsync($"/intent-models/{second}/roll-back", new { }, Ct);
        var live = await tenant.Admin.GetAsync("/intent-models?live=true", Ct);
        await tenant.Admin.PostAsync($"/intent-models/{first}/roll-back", new { }, Ct);
        var none = await tenant.Admin.GetAsync("/intent-models?live=true", Ct);

        notLive.Code.ShouldBe("intent-model.not-live");
        live.GetProperty("items").EnumerateArray().Select(m => m.Text("id")).ShouldBe([first]);
        none.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_intent_is_no_longer_named_and_its_conversations_lose_it()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var model = await tenant.TrainedAsync(Ct);
        await tenant.Admin.PostAsync($"/intent-models/{model.Text("id")}/publish", new { }, Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        var conversation = (await visitor.SayAsync("I forgot my password", Ct)).GetProperty("conversationId").GetGuid();
        await Acts.UntilAsync(() => tenant.ShowAsync(conversation, Ct), c => c.Text("intentName") == "Password", Ct);

        await tenant.Admin.DeleteAsync($"/intents/{intents["Password"]}", Ct);
        await visitor.SayAsync("I forgot my password again, reset it", Ct);

        var handed = await tenant.Admin.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/handover", new { }, Ct);
        ((int)handed.Status).ShouldBeOneOf([200, 409]);
        (await tenant.ShowAsync(conversation, Ct)).Text("intentName").ShouldBeNull();
    }

    [Fact]
    public async Task While_one_version_is_on_its_way_no_second_is_begun()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var running = Guid.CreateVersion7();
        await deployment.Owner.RunAsync(
            "insert into desk.intent_models (tenant_id, id, number, state, leased_until, seed, created_by, created_at) values ($1, $2, 7, 'training', now() + interval '1 hour', 1, 'A test', now())", Ct, tenant.Id.Value, running);

        var answer = await tenant.Admin.SendAsync(HttpMethod.Post, "/intent-models", new { }, Ct);

        (answer.Status, answer.Json.GetProperty("id").GetGuid()).ShouldBe((HttpStatusCode.OK, running));
    }

    [Fact]
    public async Task Agents_neither_see_examples_nor_train()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var examples = await tenant.Agent.SendAsync(HttpMethod.Get, "/intent-examples", null, Ct);
        var train = await tenant.Agent.SendAsync(HttpMethod.Post, "/intent-models", new { }, Ct);
        var intents = await tenant.Agent.SendAsync(HttpMethod.Get, "/intents", null, Ct);

        (examples.Status, train.Status, intents.Status).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK));
    }
}
