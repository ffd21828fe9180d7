using System.Net;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Intents.Corrections;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents.Corrections;

/// <summary>What follows when an agent says that a conversation is about something else.</summary>
public sealed class CorrectIntentTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void An_intent_is_corrected_to_another_that_exists_or_to_none()
    {
        var (refund, password) = (IntentId.New(), IntentId.New());

        var refusals = new[] { CorrectIntent.Decide(refund, password, exists: true), CorrectIntent.Decide(refund, null, exists: true), CorrectIntent.Decide(null, refund, exists: true), CorrectIntent.Decide(refund, refund, exists: true), CorrectIntent.Decide(null, null, exists: true), CorrectIntent.Decide(refund, password, exists: false) };

        refusals.Select(r => r?.Code).ShouldBe([null, null, null, "intent.unchanged", "intent.unchanged", "intent.not-found"]);
    }

    [Fact]
    public async Task The_conversation_changes_at_once_and_the_words_are_proposed_without_personal_data()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var conversation = await tenant.AskedAsync("Call me at 13812345678 about my money", Ct);

        var corrected = await tenant.Agent.PostAsync($"/conversations/{conversation}/correct-intent", new { intentId = intents["Refund"] }, Ct);

        (corrected.Text("intentName"), corrected.Optional("intentConfidence"), corrected.Text("priority")).ShouldBe(("Refund", null, "normal"));
        var proposed = (await tenant.CorrectionsAsync(Ct)).ShouldHaveSingleItem();
        (proposed.Text("text"), proposed.Text("state"), proposed.Text("toIntentName"), proposed.Text("authorName")).ShouldBe(("Call me at *******5678 about my money", "proposed", "Refund", await tenant.NameOfAgentAsync(Ct)));
    }

    [Fact]
    public async Task Correcting_again_replaces_the_open_correction_and_going_back_takes_it_away()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var path = $"/conversations/{await tenant.AskedAsync("Something with my money", Ct)}/correct-intent";

        await tenant.Agent.PostAsync(path, new { intentId = intents["Refund"] }, Ct);
        await tenant.Supervisor.PostAsync(path, new { intentId = intents["Password"] }, Ct);
        var replaced = await tenant.CorrectionsAsync(Ct);
        var again = await tenant.Agent.SendAsync(HttpMethod.Post, path, new { intentId = intents["Password"] }, Ct);
        var back = await tenant.Agent.PostAsync(path, new { intentId = (Guid?)null }, Ct);

        replaced.Select(c => c.Text("toIntentName")).ShouldBe(["Password"]);
        again.Code.ShouldBe("intent.unchanged");
        back.Optional("intentId").ShouldBeNull();
        (await tenant.CorrectionsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_model_was_sure_of_is_corrected_and_stays_so_when_people_take_over()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var team = await tenant.Admin.PostAsync("/teams", new { name = "Keys", memberIds = new[] { tenant.Agent.MemberId } }, Ct);
        await tenant.Admin.PutAsync($"/intents/{intents["Password"]}", new { name = "Password", teamId = team.Text("id"), priority = "high" }, Ct);
        await tenant.Admin.PostAsync($"/intent-models/{(await tenant.TrainedAsync(Ct)).Text("id")}/publish", new { }, Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        var conversation = (await visitor.SayAsync("Please refund my payment, I want my money back", Ct)).GetProperty("conversationId").GetGuid();
        await Acts.UntilAsync(() => tenant.ShowAsync(conversation, Ct), c => c.Text("intentName") == "Refund", Ct);

        await tenant.Agent.PostAsync($"/conversations/{conversation}/correct-intent", new { intentId = intents["Password"] }, Ct);
        await tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/handover", new { }, Ct);

        var proposed = (await tenant.CorrectionsAsync(Ct)).ShouldHaveSingleItem();
        (proposed.Text("fromIntentName"), proposed.Text("toIntentName")).ShouldBe(("Refund", "Password"));
        proposed.GetProperty("fromConfidence").GetDouble().ShouldBeInRange(0.34, 1);
        (await tenant.ShowAsync(conversation, Ct)).Text("intentName").ShouldBe("Password");
    }

    [Fact]
    public async Task Without_a_word_of_the_customer_there_is_nothing_to_correct()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var conversation = await tenant.AskedAsync("Hello", Ct);
        await deployment.Owner.RunAsync("update desk.messages set text = '' where tenant_id = $1 and conversation_id = $2", Ct, tenant.Id.Value, conversation);

        var refused = await tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/correct-intent", new { intentId = intents["Refund"] }, Ct);

        refused.Code.ShouldBe("intent.nothing-said");
        (await tenant.ShowAsync(conversation, Ct)).Optional("intentId").ShouldBeNull();
    }

    [Fact]
    public async Task Agents_see_what_came_of_theirs_and_do_not_review()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        await tenant.Agent.PostAsync($"/conversations/{await tenant.AskedAsync("My money, now", Ct)}/correct-intent", new { intentId = intents["Refund"] }, Ct);
        await tenant.Supervisor.PostAsync($"/conversations/{await tenant.AskedAsync("My key, now", Ct)}/correct-intent", new { intentId = intents["Password"] }, Ct);
        var id = (await tenant.CorrectionsAsync(Ct)).Single(c => c.Text("toIntentName") == "Refund").Text("id");

        var tried = await tenant.Agent.SendAsync(HttpMethod.Post, $"/intent-corrections/{id}/approve", new { }, Ct);
        await tenant.Supervisor.PostAsync($"/intent-corrections/{id}/reject", new { reason = "Too short to tell" }, Ct);
        var mine = await tenant.Agent.GetAsync("/intent-corrections?view=mine", Ct);

        tried.Status.ShouldBe(HttpStatusCode.Forbidden);
        var own = mine.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (own.Text("state"), own.Text("reason")).ShouldBe(("rejected", "Too short to tell"));
    }

    [Fact]
    public async Task The_audit_log_tells_who_corrected_and_not_what_the_customer_wrote()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        await tenant.Agent.PostAsync($"/conversations/{await tenant.AskedAsync("My secret sorrow", Ct)}/correct-intent", new { intentId = intents["Refund"] }, Ct);

        var told = await tenant.Admin.GetAsync("/audit-log?limit=5", Ct);

        told.GetRawText().ShouldContain("intents.correct");
        told.GetRawText().ShouldNotContain("sorrow");
    }
}
