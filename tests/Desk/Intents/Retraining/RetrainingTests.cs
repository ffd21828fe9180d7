using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Intents.Retraining;
using Switchboard.Desk.Tests.Intents.Corrections;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents.Retraining;

/// <summary>From approved corrections to a version that is proposed, or kept out of sight.</summary>
public sealed class RetrainingTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_night_with_enough_that_is_new_trains_one_version_however_many_hosts_look()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await LiveAsync(tenant);
        await ApprovedAsync(tenant, intents["Refund"], RetrainingNeed.Fewest);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => NightAsync(tenant)));
        await NightAsync(tenant);

        (await RetrainedAsync(tenant)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Too_little_that_is_new_trains_nothing()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await LiveAsync(tenant);
        await ApprovedAsync(tenant, intents["Refund"], RetrainingNeed.Fewest - 1);

        await NightAsync(tenant);

        (await RetrainedAsync(tenant)).ShouldBeEmpty();
        (await tenant.Admin.GetAsync("/intent-retraining", Ct)).GetProperty("approved").GetInt32().ShouldBe(RetrainingNeed.Fewest - 1);
    }

    [Fact]
    public async Task What_was_switched_off_sleeps_at_night()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await LiveAsync(tenant);
        await ApprovedAsync(tenant, intents["Refund"], RetrainingNeed.Fewest);
        await tenant.Admin.PutAsync("/intent-retraining", new { enabled = false }, Ct);

        await NightAsync(tenant);
        var off = await RetrainedAsync(tenant);
        await tenant.Admin.PutAsync("/intent-retraining", new { enabled = true }, Ct);
        await NightAsync(tenant);

        off.ShouldBeEmpty();
        (await RetrainedAsync(tenant)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_version_that_is_not_better_is_kept_out_of_sight_with_its_figures_and_the_live_one_stays()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await LiveAsync(tenant);

        var begun = await tenant.Admin.PostAsync("/intent-retraining/start", new { }, Ct);
        var seen = await DoneAsync(tenant, begun.Text("id")!);

        (seen.Text("state"), seen.Text("proposal"), seen.Text("origin"), seen.GetProperty("live").GetBoolean()).ShouldBe(("ready", "not-better", "retraining", false));
        var figures = seen.GetProperty("comparison");
        (figures.GetProperty("liveNumber").GetInt32(), figures.GetProperty("examples").GetInt32(), figures.Text("verdict")).ShouldBe((1, seen.GetProperty("held").GetInt32(), "not-proven"));
        (await NumbersAsync(tenant, "view=offered")).ShouldBe([1]);
        (await NumbersAsync(tenant, "live=true")).ShouldBe([1]);
    }

    [Fact]
    public async Task A_version_that_knows_what_the_live_one_gets_wrong_is_proposed_and_never_published_by_itself()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await WidenAsync(tenant);
        await LiveAsync(tenant);
        await RotatedAsync(tenant);

        var begun = await tenant.Admin.PostAsync("/intent-retraining/start", new { }, Ct);
        var seen = await DoneAsync(tenant, begun.Text("id")!);

        seen.Text("proposal").ShouldBe("proposed");
        seen.GetProperty("comparison").GetProperty("onlyNew").GetInt32().ShouldBeGreaterThanOrEqualTo(5);
        seen.GetProperty("comparison").GetProperty("chance").GetDouble().ShouldBeLessThanOrEqualTo(0.05);
        (await NumbersAsync(tenant, "live=true")).ShouldBe([1]);
        (await NumbersAsync(tenant, "proposal=proposed")).ShouldBe([2]);
    }

    [Fact]
    public async Task A_proposal_is_published_or_dismissed_once()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await LiveAsync(tenant);
        var (first, second) = (await ProposedAsync(tenant, 2), await ProposedAsync(tenant, 3));

        var dismissed = await tenant.Admin.PostAsync($"/intent-models/{first}/dismiss", new { }, Ct);
        var again = await tenant.Admin.SendAsync(HttpMethod.Post, $"/intent-models/{first}/dismiss", new { }, Ct);
        var published = await tenant.Admin.PostAsync($"/intent-models/{second}/publish", new { }, Ct);

        (dismissed.Text("proposal"), again.Code, published.Text("proposal")).ShouldBe(("dismissed", "intent-model.not-proposed", "published"));
        (await NumbersAsync(tenant, "live=true")).ShouldBe([3]);
        (await NumbersAsync(tenant, "view=offered")).ShouldBe([3, 1]);
    }

    [Fact]
    public async Task A_proposal_that_wins_an_experiment_is_published_and_waits_for_nobody()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await LiveAsync(tenant);
        var proposed = await ProposedAsync(tenant, 2);
        var experiment = await tenant.Admin.PostAsync("/intent-experiments", new { challengerId = proposed }, Ct);

        await tenant.Admin.PostAsync($"/intent-experiments/{experiment.Text("id")}/end", new { winner = "challenger" }, Ct);

        (await tenant.Admin.GetAsync($"/intent-models/{proposed}", Ct)).Text("proposal").ShouldBe("published");
        (await NumbersAsync(tenant, "live=true")).ShouldBe([2]);
    }

    [Fact]
    public async Task Without_a_live_version_the_night_passes_and_what_is_begun_by_hand_is_a_version_like_any_other()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intents = await tenant.IntentsAsync(Ct);
        await ApprovedAsync(tenant, intents["Refund"], RetrainingNeed.Fewest);

        await NightAsync(tenant);
        var asleep = await RetrainedAsync(tenant);
        var begun = await tenant.Admin.PostAsync("/intent-retraining/start", new { }, Ct);
        var seen = await DoneAsync(tenant, begun.Text("id")!);

        asleep.ShouldBeEmpty();
        (seen.Text("state"), seen.Optional("proposal"), seen.Optional("comparison")).ShouldBe(("ready", null, null));
        (await NumbersAsync(tenant, "view=offered")).ShouldBe([1]);
    }

    private static async Task<Dictionary<string, Guid>> LiveAsync(TestTenant tenant)
    {
        var intents = await tenant.IntentsAsync(Ct);
        await tenant.Admin.PostAsync($"/intent-models/{(await tenant.TrainedAsync(Ct)).Text("id")}/publish", new { }, Ct);
        return intents;
    }

    /// <summary>Corrections that a supervisor approved since; by hand, for the tests of reviewing are elsewhere.</summary>
    private async Task ApprovedAsync(TestTenant tenant, Guid intent, int count)
    {
        var conversation = await tenant.AskedAsync("Money, money", Ct);
        for (var i = 0; i < count; i++)
        {
            await deployment.Owner.RunAsync("""
                insert into desk.intent_corrections (tenant_id, id, conversation_id, inbox_id, message_id, text, to_intent_id, author_id, author_name, created_at, state, approved_intent_id, reviewed_by, reviewed_at)
                values ($1, gen_random_uuid(), $2, $3, gen_random_uuid(), 'Money ' || $4, $5, gen_random_uuid(), 'A test', now(), 'approved', $5, 'A test', now())
                """, Ct, tenant.Id.Value, conversation, tenant.InboxId, i.ToString(CultureInfo.InvariantCulture), intent);
        }
    }

    /// <summary>So many examples that those held back can prove something.</summary>
    private static async Task WidenAsync(TestTenant tenant)
    {
        string[] endings = ["thanks", "today", "hello there", "as I said", "for my sister", "if you can"];
        var rows = from intent in IntentStage.Texts from text in intent.Value from ending in endings select $"{intent.Key}\t{text} {ending}";
        await tenant.Admin.PostAsync("/intents/import", new { content = string.Join('\n', rows) }, Ct);
    }

    /// <summary>What was one intent's becomes the next one's, held-back examples too: the live version is wrong about nearly all of them.</summary>
    private Task RotatedAsync(TestTenant tenant) => deployment.Owner.RunAsync("""
        with i as (select id, coalesce(lead(id) over (order by name), first_value(id) over (order by name)) as next from desk.intents where tenant_id = $1)
        update desk.intent_examples e set intent_id = i.next from i where e.tenant_id = $1 and e.intent_id = i.id
        """, Ct, tenant.Id.Value);

    /// <summary>A version as retraining leaves it when it is better.</summary>
    private async Task<Guid> ProposedAsync(TestTenant tenant, int number)
    {
        var id = Guid.CreateVersion7();
        await deployment.Owner.RunAsync("""
            with m as (
              insert into desk.intent_models (tenant_id, id, number, state, origin, proposal, seed, classes, created_by, created_at)
              select tenant_id, $2, $3, 'ready', 'retraining', 'proposed', 1, classes, 'Retraining', now() from desk.intent_models where tenant_id = $1 and number = 1 returning 1)
            insert into desk.intent_model_files (tenant_id, model_id, content)
            select f.tenant_id, $2, f.content from desk.intent_model_files f join desk.intent_models o on o.tenant_id = f.tenant_id and o.id = f.model_id where f.tenant_id = $1 and o.number = 1
            """, Ct, tenant.Id.Value, id, number);
        return id;
    }

    /// <summary>A host's look at the tenant in the middle of its night: it is moved to where it is three o'clock.</summary>
    private async Task<bool> NightAsync(TestTenant tenant)
    {
        var ahead = (3 - TimeProvider.System.GetUtcNow().Hour + 36) % 24 - 12;
        var asleep = tenant.Tenant with { TimeZone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{-ahead:+0;-0;+0}") };
        await using var scope = deployment.Services.GetRequiredService<PlatformScope>().Enter(asleep);
        return await scope.ServiceProvider.GetRequiredService<RetrainTurn>().RunAsync(Ct);
    }

    private static Task<JsonElement> DoneAsync(TestTenant tenant, string id) =>
        Acts.UntilAsync(() => tenant.Admin.GetAsync($"/intent-models/{id}", Ct), m => m.Text("state") is "ready" or "failed", Ct);

    private static async Task<List<JsonElement>> RetrainedAsync(TestTenant tenant) =>
        [.. (await tenant.Admin.GetAsync("/intent-models", Ct)).GetProperty("items").EnumerateArray().Where(m => m.Text("origin") == "retraining")];

    private static async Task<List<int>> NumbersAsync(TestTenant tenant, string query) =>
        [.. (await tenant.Admin.GetAsync($"/intent-models?{query}", Ct)).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("number").GetInt32())];
}
