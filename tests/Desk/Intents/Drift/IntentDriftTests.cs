using System.Text.Json;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Intents.Drift;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents.Drift;

/// <summary>A live version whose words have moved is noticed, once.</summary>
public sealed class IntentDriftTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_moved_raises_an_alarm_until_it_has_fallen_again()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var (model, intents) = await OldModelAsync(tenant);
        await SaidAsync(tenant, daysAgo: 25, intents["Refund"], confidence: 0.95, messages: 600);
        await SaidAsync(tenant, daysAgo: 3, intents["Refund"], confidence: 0.35, messages: 600);

        await deployment.UpkeepAsync(tenant, Ct);
        var alarmed = await tenant.Admin.GetAsync($"/intent-models/{model}/drift", Ct);
        var listed = (await tenant.Admin.GetAsync($"/intent-models/{model}", Ct)).Text("driftedAt");
        await deployment.Owner.RunAsync("update desk.intent_predictions set confidence = 0.95 where tenant_id = $1", Ct, tenant.Id.Value);
        await deployment.UpkeepAsync(tenant, Ct);
        var sameDay = await tenant.Admin.GetAsync($"/intent-models/{model}/drift", Ct);
        await deployment.Owner.RunAsync("update desk.intent_drifts set measured_at = measured_at - interval '25 hours' where tenant_id = $1", Ct, tenant.Id.Value);
        await deployment.UpkeepAsync(tenant, Ct);
        var calm = await tenant.Admin.GetAsync($"/intent-models/{model}/drift", Ct);

        alarmed.GetProperty("confidenceShift").GetDouble().ShouldBeGreaterThan(0.2);
        alarmed.GetProperty("intentShift").GetDouble().ShouldBe(0, 1e-9);
        listed.ShouldBe(alarmed.Text("alarmedAt"));
        alarmed.Text("alarmedAt").ShouldNotBeNull();
        alarmed.GetProperty("before").GetProperty("confidence").EnumerateArray().Select(n => n.GetInt32()).ShouldBe([0, 0, 0, 0, 0, 0, 0, 0, 0, 600]);
        alarmed.GetProperty("now").GetProperty("intents")[0].Text("intentName").ShouldBe("Refund");
        sameDay.Text("measuredAt").ShouldBe(alarmed.Text("measuredAt"));
        (calm.Text("alarmedAt"), calm.GetProperty("confidenceShift").GetDouble()).ShouldBe((null, 0));
    }

    [Fact]
    public async Task Of_few_messages_or_of_a_version_of_two_weeks_nothing_is_said()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var (model, intents) = await OldModelAsync(tenant);
        await SaidAsync(tenant, daysAgo: 25, intents["Refund"], confidence: 0.95, messages: 600);
        await SaidAsync(tenant, daysAgo: 3, intents["Password"], confidence: 0.35, messages: DriftVerdict.FewestMessages - 1);

        await deployment.UpkeepAsync(tenant, Ct);
        var few = await tenant.Admin.GetAsync($"/intent-models/{model}/drift", Ct);
        await deployment.Owner.RunAsync("update desk.intent_models set published_at = now() - interval '15 days' where tenant_id = $1", Ct, tenant.Id.Value);
        await deployment.Owner.RunAsync("delete from desk.intent_drifts where tenant_id = $1", Ct, tenant.Id.Value);
        await deployment.UpkeepAsync(tenant, Ct);
        var young = await tenant.Admin.GetAsync($"/intent-models/{model}/drift", Ct);

        (few.GetProperty("confidenceShift").ValueKind, few.Text("alarmedAt")).ShouldBe((JsonValueKind.Null, null));
        few.GetProperty("now").GetProperty("messages").GetInt32().ShouldBe(DriftVerdict.FewestMessages - 1);
        young.Text("measuredAt").ShouldBeNull();
    }

    [Fact]
    public async Task While_one_host_measures_no_other_does()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var (model, _) = await OldModelAsync(tenant);
        await deployment.Owner.RunAsync(
            "insert into desk.intent_drifts (tenant_id, model_id, published_at, leased_until) select tenant_id, id, published_at, now() + interval '5 minutes' from desk.intent_models where tenant_id = $1", Ct, tenant.Id.Value);

        await deployment.UpkeepAsync(tenant, Ct);
        var held = await tenant.Admin.GetAsync($"/intent-models/{model}/drift", Ct);
        await deployment.Owner.RunAsync("update desk.intent_drifts set leased_until = now() - interval '1 second' where tenant_id = $1", Ct, tenant.Id.Value);
        await deployment.UpkeepAsync(tenant, Ct);
        var measured = await tenant.Admin.GetAsync($"/intent-models/{model}/drift", Ct);

        held.Text("measuredAt").ShouldBeNull();
        measured.Text("measuredAt").ShouldNotBeNull();
    }

    [Fact]
    public void The_alarm_keeps_the_time_at_which_it_was_raised()
    {
        var (first, next) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        var row = new IntentDrift { Baseline = Mix(9, 1_000), Recent = Mix(2, 1_000) };

        DriftWatch.Judge(row, first);
        DriftWatch.Judge(row, next);

        (row.AlarmedAt, row.MeasuredAt).ShouldBe((first, next));
    }

    [Fact]
    public void Intents_that_are_seldom_are_looked_at_together()
    {
        var intents = Enumerable.Range(0, 40).Select(_ => IntentId.New()).ToList();
        SpokenMix Of(Func<int, int> messages) => new(intents.Select((_, i) => messages(i)).Sum(), 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1_000], [.. intents.Select((id, i) => new SpokenIntent(id, messages(i)))]);

        var verdict = DriftVerdict.Of(Of(i => i < 9 ? 100 : i % 2 == 0 ? 20 : 0), Of(i => i < 9 ? 100 : i % 2 == 0 ? 0 : 20))!.Value;

        verdict.Intents.ShouldBe(0, 0.01);
    }

    private static SpokenMix Mix(int tenth, int messages) => new(messages, messages, [.. Enumerable.Range(0, 10).Select(t => t == tenth ? messages : 0)], []);

    /// <summary>A version that went live a month ago.</summary>
    private async Task<(string Model, Dictionary<string, Guid> Intents)> OldModelAsync(TestTenant tenant)
    {
        var intents = await tenant.IntentsAsync(Ct);
        var model = (await tenant.TrainedAsync(Ct)).Text("id")!;
        await tenant.Admin.PostAsync($"/intent-models/{model}/publish", new { }, Ct);
        await deployment.Owner.RunAsync("update desk.intent_models set published_at = now() - interval '30 days' where tenant_id = $1", Ct, tenant.Id.Value);
        return (model, intents);
    }

    private Task SaidAsync(TestTenant tenant, int daysAgo, Guid intent, double confidence, int messages) => deployment.Owner.RunAsync(
        """
        insert into desk.intent_predictions (tenant_id, said_on, model_number, conversation_id, seq, intent_id, confidence, sure)
        select $1, (now() at time zone 'utc')::date - $2, 1, gen_random_uuid(), 1, $3, $4, $4 > 0.5 from generate_series(1, $5)
        """, Ct, tenant.Id.Value, daysAgo, intent, confidence, messages);
}
