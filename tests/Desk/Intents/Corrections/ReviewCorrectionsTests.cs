using Switchboard.Desk.Intents;
using Switchboard.Desk.Intents.Corrections;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents.Corrections;

/// <summary>What supervisors make of agents' corrections.</summary>
public sealed class ReviewCorrectionsTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CorrectionState.Proposed, "Money back", true, true, null, null)]
    [InlineData(CorrectionState.Approved, "Money back", true, true, null, "intent-correction.reviewed")]
    [InlineData(CorrectionState.Rejected, "Money back", true, true, null, "intent-correction.reviewed")]
    [InlineData(CorrectionState.Proposed, "", true, true, null, "input.invalid")]
    [InlineData(CorrectionState.Proposed, "Money back", false, true, null, "intent-correction.needs-intent")]
    [InlineData(CorrectionState.Proposed, "Money back", true, false, null, "intent.not-found")]
    [InlineData(CorrectionState.Proposed, "Money back", true, true, "Password", "intent-example.of-another")]
    public void A_correction_becomes_an_example_once_with_words_and_an_intent_of_its_own(CorrectionState state, string text, bool named, bool exists, string? owner, string? expected)
    {
        var refusal = ApproveCorrection.Decide(state, text, named ? IntentId.New() : null, exists, owner);

        refusal?.Code.ShouldBe(expected);
        (refusal is null).ShouldBe(expected is null);
    }

    [Fact]
    public async Task An_approved_correction_is_an_example_with_the_supervisors_text_and_intent()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var plain = await tenant.CorrectedAsync("My cash should come home", intents["Refund"], Ct);
        var edited = await tenant.CorrectedAsync("umm hello so it is about the login thing", intents["Refund"], Ct);

        await tenant.Supervisor.PostAsync($"/intent-corrections/{plain}/approve", new { }, Ct);
        var came = await tenant.Supervisor.PostAsync($"/intent-corrections/{edited}/approve", new { text = "The login thing, call 13812345678", intentId = intents["Password"] }, Ct);
        var twice = await tenant.Supervisor.SendAsync(HttpMethod.Post, $"/intent-corrections/{plain}/reject", new { }, Ct);

        (await tenant.LearnedAsync(intents["Refund"], Ct)).ShouldBe(["My cash should come home"]);
        (await tenant.LearnedAsync(intents["Password"], Ct)).ShouldBe(["The login thing, call *******5678"]);
        (came.Text("state"), came.Text("toIntentName"), came.Text("approvedIntentName"), came.Text("text")).ShouldBe(("approved", "Refund", "Password", "The login thing, call *******5678"));
        twice.Code.ShouldBe("intent-correction.reviewed");
    }

    [Fact]
    public async Task A_text_of_another_intent_is_refused_by_name_and_moved_when_asked()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var path = $"/intent-corrections/{await tenant.CorrectedAsync("I want my money back", intents["Password"], Ct)}/approve";

        var refused = await tenant.Supervisor.SendAsync(HttpMethod.Post, path, new { }, Ct);
        var before = await tenant.LearnedAsync(intents["Password"], Ct);
        await tenant.Supervisor.PostAsync(path, new { move = true }, Ct);

        refused.Code.ShouldBe("intent-example.of-another");
        refused.Text.ShouldContain("Refund");
        before.ShouldBeEmpty();
        (await tenant.LearnedAsync(intents["Password"], Ct)).ShouldBe(["I want my money back"]);
        (await tenant.Admin.GetAsync($"/intents/{intents["Refund"]}", Ct)).GetProperty("examples").GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task None_of_these_needs_an_intent_for_the_rest_or_a_choice()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var conversation = await tenant.AskedAsync("Do you like the weather?", Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/correct-intent", new { intentId = intents["Refund"] }, Ct);
        var first = (await tenant.CorrectionsAsync(Ct)).Single().GetProperty("id").GetGuid();
        await tenant.Supervisor.PostAsync($"/intent-corrections/{first}/reject", new { }, Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/correct-intent", new { intentId = (Guid?)null }, Ct);
        var path = $"/intent-corrections/{(await tenant.CorrectionsAsync(Ct))[^1].Text("id")}/approve";

        var refused = await tenant.Supervisor.SendAsync(HttpMethod.Post, path, new { }, Ct);
        var other = await tenant.Admin.PostAsync("/intents", new { name = "Other" }, Ct);
        await tenant.Supervisor.PostAsync(path, new { }, Ct);

        refused.Code.ShouldBe("intent-correction.needs-intent");
        (await tenant.LearnedAsync(other.GetProperty("id").GetGuid(), Ct)).ShouldBe(["Do you like the weather?"]);
    }

    [Fact]
    public async Task Several_are_approved_at_once_and_those_that_need_a_decision_are_left()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        Guid[] ids =
        [
            await tenant.CorrectedAsync("My cash should come home", intents["Refund"], Ct),
            await tenant.CorrectedAsync("My cash should come home", intents["Refund"], Ct),
            await tenant.CorrectedAsync("Reset my password please", intents["Refund"], Ct),
        ];

        var came = await tenant.Supervisor.PostAsync("/intent-corrections/approve", new { ids }, Ct);

        came.GetProperty("approved").GetInt32().ShouldBe(2);
        var left = came.GetProperty("left").EnumerateArray().ShouldHaveSingleItem();
        (left.GetProperty("id").GetGuid(), left.Text("code")).ShouldBe((ids[2], "intent-example.of-another"));
        (await tenant.LearnedAsync(intents["Refund"], Ct)).ShouldBe(["My cash should come home"]);
        (await tenant.CorrectionsAsync(Ct)).Select(c => c.Text("state")).ShouldBe(["approved", "approved", "proposed"]);
    }

    [Fact]
    public async Task One_id_that_nobody_has_keeps_all_of_them_open()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var id = await tenant.CorrectedAsync("My cash should come home", intents["Refund"], Ct);

        var refused = await tenant.Supervisor.SendAsync(HttpMethod.Post, "/intent-corrections/approve", new { ids = new[] { id, Guid.CreateVersion7() } }, Ct);

        refused.Code.ShouldBe("intent-correction.not-found");
        (await tenant.CorrectionsAsync(Ct)).Select(c => c.Text("state")).ShouldBe(["proposed"]);
        (await tenant.LearnedAsync(intents["Refund"], Ct)).ShouldBeEmpty();
    }
}
