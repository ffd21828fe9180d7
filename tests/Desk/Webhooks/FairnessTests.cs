using System.Diagnostics;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Webhooks;

/// <summary>Whoever has much to be told, or listens slowly, delays nobody else.</summary>
public sealed class FairnessTests(WebhookStage stage) : IClassFixture<WebhookStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_with_a_hundred_thousand_waiting_and_a_slow_receiver_delays_no_other()
    {
        var noisy = await stage.FreshTenantAsync(Ct);
        var slow = await stage.HookAsync(noisy, Ct, answers: [new { status = 200, delayMs = 3_000 }]);
        var beside = await stage.HookAsync(noisy, Ct, ["rating.created"]);
        var quiet = await stage.FreshTenantAsync(Ct);
        var prompt = await stage.HookAsync(quiet, Ct);
        await PileUpAsync(noisy, slow, 100_000);
        await slow.PostAsync("test", new { }, Ct);
        await slow.ReceivedAsync(8, Ct);

        var began = Stopwatch.GetTimestamp();
        await prompt.PostAsync("test", new { }, Ct);
        await prompt.ReceivedAsync(1, Ct);
        await beside.PostAsync("test", new { }, Ct);
        await beside.ReceivedAsync(1, Ct);

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10), "neither another tenant nor the same one's other webhook waits for the pile");
        (await prompt.ReceivedAsync(1, Ct)).Single().Verified.ShouldBe([true]);
        (await beside.ReceivedAsync(1, Ct)).Single().Verified.ShouldBe([true]);
        (await stage.Receiver.MostOpenAsync(slow.Name, Ct)).ShouldBe(8, "as many as one webhook may have");
    }

    /// <summary>One event in each of many conversations, as a replay would queue them.</summary>
    private async Task PileUpAsync(TestTenant tenant, Hook hook, int count)
    {
        await stage.Owner.RunAsync(
            """
            with e as (
              insert into desk.webhook_events (tenant_id, id, type, order_key, payload, created_at)
              select $1, gen_random_uuid(), 'contact.created', gen_random_uuid(), '{"type":"contact.created","timestamp":"2026-11-21T09:00:00Z","data":{}}', now() from generate_series(1, $3)
              returning id, order_key), l as (
              insert into desk.webhook_lines (tenant_id, webhook_id, order_key, due_at) select $1, $2, order_key, now() from e)
            insert into desk.webhook_deliveries (tenant_id, id, webhook_id, event_id, type, order_key, next_try_at, created_at)
            select $1, gen_random_uuid(), $2, id, 'contact.created', order_key, now(), now() from e
            """, Ct, tenant.Id.Value, hook.Id, count);
    }
}
