using System.Text.Json;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Tests.Members;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents.Experiments;

/// <summary>A version beside the live one: for a share, or in the shadow.</summary>
public sealed class IntentExperimentTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_live_version_said_is_kept_and_the_words_are_not()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        await PublishedAsync(tenant);
        var visitor = await tenant.VisitorAsync(Ct);

        await visitor.SayAsync("Please refund my payment, I want my money back", Ct);

        await KeptAsync(tenant, 1);
        var row = await deployment.Owner.ScalarAsync<string>("select to_jsonb(p)::text from desk.intent_predictions p where tenant_id = $1", Ct, tenant.Id.Value);
        var kept = JsonElement.Parse(row);
        (kept.GetProperty("intent_id").GetGuid(), kept.GetProperty("model_number").GetInt32(), kept.GetProperty("experiment_id").ValueKind).ShouldBe((intents["Refund"], 1, JsonValueKind.Null));
        kept.GetProperty("confidence").GetDouble().ShouldBeInRange(0.34, 1);
        row.ShouldNotContain("money", Case.Insensitive);
    }

    [Fact]
    public async Task Half_of_the_conversations_are_the_challengers_each_to_its_end_and_outcomes_are_counted_by_version()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var (_, challenger) = (await PublishedAsync(tenant), (await tenant.TrainedAsync(Ct)).Text("id"));
        var experiment = await tenant.Admin.PostAsync("/intent-experiments", new { challengerId = challenger, share = 50 }, Ct);
        var id = new IntentExperimentId(experiment.GetProperty("id").GetGuid());
        List<Guid> conversations = [];
        for (var i = 0; i < 8; i++)
        {
            var visitor = await tenant.VisitorAsync(Ct);
            conversations.Add((await visitor.SayAsync("I forgot my password", Ct)).GetProperty("conversationId").GetGuid());
            await KeptAsync(tenant, (2 * i) + 1);
            await visitor.SayAsync("Reset my password please", Ct);
            await KeptAsync(tenant, (2 * i) + 2);
        }

        await tenant.Admin.PostAsync($"/conversations/{conversations[1]}/correct-intent", new { intentId = intents["Refund"] }, Ct);
        await tenant.Admin.PostAsync($"/conversations/{conversations[0]}/resolve", new { }, Ct);
        await tenant.Admin.PostAsync($"/conversations/{conversations[0]}/rate", new { score = 5 }, Ct);

        var outcome = await tenant.Admin.GetAsync($"/intent-experiments/{id.Value}/outcome", Ct);
        var arms = conversations.ToLookup(c => ExperimentArms.Of(id, c, 50));
        var versions = await deployment.Owner.ScalarAsync<string>(
            "select string_agg(distinct conversation_id || ' ' || model_number, ',' order by conversation_id || ' ' || model_number) from desk.intent_predictions where tenant_id = $1", Ct, tenant.Id.Value);
        versions.Split(',').ShouldBe(conversations.Order().Select(c => $"{c} {(arms[ExperimentArm.Challenger].Contains(c) ? 2 : 1)}"), ignoreOrder: true);
        foreach (var arm in (ExperimentArm[])[ExperimentArm.Live, ExperimentArm.Challenger])
        {
            var told = outcome.GetProperty(arm == ExperimentArm.Live ? "live" : "challenger");
            told.GetProperty("conversations").GetInt32().ShouldBe(arms[arm].Count());
            told.GetProperty("rating").GetProperty("count").GetInt32().ShouldBe(arms[arm].Contains(conversations[0]) ? 1 : 0);
            told.GetProperty("corrected").GetProperty("count").GetInt32().ShouldBe(arms[arm].Contains(conversations[1]) ? 1 : 0);
        }

        outcome.GetProperty("findings").EnumerateArray().ShouldAllBe(f => f.GetProperty("higher").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task The_winner_is_published_and_what_had_come_of_it_stays_as_it_was()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var (_, challenger) = (await PublishedAsync(tenant), (await tenant.TrainedAsync(Ct)).Text("id"));
        var id = (await tenant.Admin.PostAsync("/intent-experiments", new { challengerId = challenger, share = 50 }, Ct)).Text("id");
        await (await tenant.VisitorAsync(Ct)).SayAsync("I forgot my password", Ct);
        await KeptAsync(tenant, 1);

        var second = await tenant.Admin.SendAsync(HttpMethod.Post, "/intent-experiments", new { challengerId = challenger }, Ct);
        var ended = await tenant.Admin.PostAsync($"/intent-experiments/{id}/end", new { winner = "challenger" }, Ct);
        var again = await tenant.Admin.SendAsync(HttpMethod.Post, $"/intent-experiments/{id}/end", new { winner = "live" }, Ct);
        await deployment.Owner.RunAsync("delete from desk.intent_predictions where tenant_id = $1", Ct, tenant.Id.Value);
        var outcome = await tenant.Admin.GetAsync($"/intent-experiments/{id}/outcome", Ct);
        var live = await tenant.Admin.GetAsync("/intent-models?live=true", Ct);

        (second.Code, again.Code).ShouldBe(("intent-experiment.running", "intent-experiment.ended"));
        (ended.Text("ending"), ended.GetProperty("running").GetBoolean()).ShouldBe(("challenger-promoted", false));
        live.GetProperty("items").EnumerateArray().Select(m => m.Text("id")).ShouldBe([challenger]);
        (outcome.GetProperty("live").GetProperty("conversations").GetInt32() + outcome.GetProperty("challenger").GetProperty("conversations").GetInt32()).ShouldBe(1);
    }

    [Theory]
    [InlineData("publish", "other-published")]
    [InlineData("roll-back", "rolled-back")]
    public async Task Publishing_or_taking_back_meanwhile_ends_it_with_a_note(string act, string ending)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var (live, challenger) = (await PublishedAsync(tenant), (await tenant.TrainedAsync(Ct)).Text("id"));
        var id = (await tenant.Admin.PostAsync("/intent-experiments", new { challengerId = challenger }, Ct)).Text("id");

        await tenant.Admin.PostAsync($"/intent-models/{(act == "publish" ? challenger : live)}/{act}", new { }, Ct);

        (await tenant.Admin.GetAsync($"/intent-experiments/{id}", Ct)).Text("ending").ShouldBe(ending);
    }

    [Fact]
    public async Task In_the_shadow_a_version_judges_along_without_effect_and_where_it_differs_is_told()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        var (_, challenger) = (await PublishedAsync(tenant), (await tenant.TrainedAsync(Ct)).Text("id"));
        var experiment = await tenant.Admin.PostAsync("/intent-experiments", new { challengerId = challenger, mode = "shadow" }, Ct);
        var conversation = (await (await tenant.VisitorAsync(Ct)).SayAsync("I want my money back", Ct)).GetProperty("conversationId").GetGuid();
        await (await tenant.VisitorAsync(Ct)).SayAsync("I forgot my password", Ct);
        await KeptAsync(tenant, 4);
        await deployment.Owner.RunAsync(
            "update desk.intent_predictions set intent_id = $2 where tenant_id = $1 and model_number = 2 and conversation_id = $3", Ct, tenant.Id.Value, intents["Opening hours"], conversation);

        var agreement = (await tenant.Admin.GetAsync($"/intent-experiments/{experiment.Text("id")}/outcome", Ct)).GetProperty("agreement");
        var differing = $"/intent-experiments/{experiment.Text("id")}/differences?liveIntentId={intents["Refund"]}&challengerIntentId={intents["Opening hours"]}";
        var places = await tenant.Admin.GetAsync(differing, Ct);
        using var limited = await LimitedAsync(tenant);
        var unseen = await limited.GetAsync(differing, Ct);

        experiment.GetProperty("share").GetInt32().ShouldBe(0);
        (await tenant.ShowAsync(conversation, Ct)).Text("intentName").ShouldBe("Refund");
        (agreement.GetProperty("both").GetInt32(), agreement.GetProperty("same").GetProperty("count").GetInt32()).ShouldBe((2, 1));
        var pair = agreement.GetProperty("differences").EnumerateArray().Single();
        (pair.Text("liveIntentName"), pair.Text("challengerIntentName"), pair.GetProperty("count").GetInt32()).ShouldBe(("Refund", "Opening hours", 1));
        places.GetProperty("items").EnumerateArray().Single().GetProperty("conversationId").GetGuid().ShouldBe(conversation);
        unseen.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_forgotten_ends_after_a_month_and_what_is_old_is_cleared()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var (_, challenger) = (await PublishedAsync(tenant), (await tenant.TrainedAsync(Ct)).Text("id"));
        var id = (await tenant.Admin.PostAsync("/intent-experiments", new { challengerId = challenger }, Ct)).Text("id");
        await deployment.Owner.RunAsync("update desk.intent_experiments set started_at = now() - interval '31 days' where tenant_id = $1", Ct, tenant.Id.Value);
        await deployment.Owner.RunAsync(
            """
            insert into desk.intent_predictions (tenant_id, said_on, model_number, conversation_id, seq, intent_id, confidence, sure)
            select $1, (now() at time zone 'utc')::date - days, 1, gen_random_uuid(), 1, gen_random_uuid(), 0.5, false from unnest(array[10, 34, 36, 400]) as days
            """, Ct, tenant.Id.Value);

        await deployment.UpkeepAsync(tenant, Ct);

        (await tenant.Admin.GetAsync($"/intent-experiments/{id}", Ct)).Text("ending").ShouldBe("time-over");
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.intent_predictions where tenant_id = $1", Ct, tenant.Id.Value)).ShouldBe(2);
    }

    private static async Task<string> PublishedAsync(TestTenant tenant)
    {
        var id = (await tenant.TrainedAsync(Ct)).Text("id")!;
        await tenant.Admin.PostAsync($"/intent-models/{id}/publish", new { }, Ct);
        return id;
    }

    /// <summary>Keeping follows the message by a moment.</summary>
    private async Task KeptAsync(TestTenant tenant, long predictions) =>
        (await Acts.UntilAsync(() => deployment.Owner.ScalarAsync<long>("select count(*) from desk.intent_predictions where tenant_id = $1", Ct, tenant.Id.Value), n => n >= predictions, Ct)).ShouldBe(predictions);

    /// <summary>Somebody who looks after models and does not see the tenant's inbox.</summary>
    private static async Task<ApiClient> LimitedAsync(TestTenant tenant)
    {
        var role = await tenant.Admin.PostAsync("/roles", new { name = "Trainer", basis = "agent", permissions = (string[])["conversations:read", "intents:read", "intents:manage"] }, Ct);
        var member = await tenant.JoinAsync(Ct, customRoleId: role.Text("id"));
        await tenant.Admin.PutAsync($"/inboxes/{tenant.InboxId}/access", new { memberIds = new[] { tenant.Agent.MemberId }, teamIds = Array.Empty<Guid>() }, Ct);
        return member;
    }
}
