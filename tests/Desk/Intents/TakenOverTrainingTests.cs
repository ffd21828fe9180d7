using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Realtime;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents;

/// <summary>Trainings whose host died in the middle: all that is left of it is a row with a lease.</summary>
public sealed class TakenOverTrainingTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_training_whose_lease_has_run_out_is_taken_over_and_finished()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var model = await LeftAsync(tenant, attempts: 1, lease: "-1 second");

        deployment.Services.GetRequiredService<IDeskBus>().Publish(new IntentTrainingWaits(tenant.Id));

        var seen = await ShowUntilAsync(tenant, model, "ready");
        (seen.Text("state"), seen.GetProperty("number").GetInt32()).ShouldBe(("ready", 1));
        (await deployment.Owner.ScalarAsync<int>("select attempts from desk.intent_models where tenant_id = $1 and id = $2", Ct, tenant.Id.Value, model)).ShouldBe(2);
    }

    [Fact]
    public async Task A_training_whose_host_gives_signs_of_life_is_left_to_it()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var model = await LeftAsync(tenant, attempts: 1, lease: "1 hour");

        await using var scope = deployment.Services.GetRequiredService<PlatformScope>().Enter(tenant.Tenant);
        var took = await scope.ServiceProvider.GetRequiredService<TrainingTurn>().RunAsync(Ct);

        took.ShouldBeFalse();
        (await tenant.Admin.GetAsync($"/intent-models/{model}", Ct)).Text("state").ShouldBe("training");
    }

    [Fact]
    public async Task A_training_that_killed_three_hosts_is_given_up()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var model = await LeftAsync(tenant, attempts: 3, lease: "-1 second");

        deployment.Services.GetRequiredService<IDeskBus>().Publish(new IntentTrainingWaits(tenant.Id));

        var seen = await ShowUntilAsync(tenant, model, "failed");
        (seen.Text("state"), seen.Text("failure")).ShouldBe(("failed", "gave-up"));
    }

    /// <summary>What a host leaves behind that was killed while it trained.</summary>
    private async Task<Guid> LeftAsync(TestTenant tenant, int attempts, string lease)
    {
        var model = Guid.CreateVersion7();
        await deployment.Owner.RunAsync(
            "insert into desk.intent_models (tenant_id, id, number, state, step, progress, attempts, leased_until, seed, created_by, created_at) values ($1, $2, 1, 'training', 'vocabulary', 0.3, $3, now() + $4::text::interval, 1, 'A test', now())",
            Ct, tenant.Id.Value, model, attempts, lease);
        return model;
    }

    private static Task<JsonElement> ShowUntilAsync(TestTenant tenant, Guid model, string state) =>
        Acts.UntilAsync(() => tenant.Admin.GetAsync($"/intent-models/{model}", Ct), m => m.Text("state") == state, Ct);
}
