using System.Globalization;
using Switchboard.Testing;

namespace Switchboard.Faults;

/// <summary>What is promised to receivers of webhooks, when the host dies in the middle of telling them.</summary>
public sealed class WebhookCrashTests(ITestOutputHelper output)
{
    private const int Senders = 6;
    private const int Each = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_it_delivers_the_host_loses_no_event_and_keeps_the_order_of_each_conversation()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ct);
        await using var deployment = await FaultDeployment.StartAsync(_ct, new Dictionary<string, string>(StringComparer.Ordinal) { ["Outbound__Allow"] = receiver.Allow });
        await receiver.SetAsync("all", _ct, answers: [new { status = 200, delayMs = 60 }]);
        var made = await deployment.Tenant.Admin.PostAsync("/webhooks", new { url = receiver.UrlOf("all"), events = new[] { "message.created" } }, _ct);
        await receiver.SetAsync("all", _ct, [made.GetProperty("secret").GetString()!]);
        var senders = await deployment.SendersAsync(Senders, _ct);
        foreach (var sender in senders)
        {
            await Task.WhenAll(Enumerable.Range(1, Each).Select(n => deployment.Tenant.Agent.PostAsync(
                $"/conversations/{sender.Conversation}/messages", new { text = n.ToString(CultureInfo.InvariantCulture), clientId = $"w{n}" }, _ct)));
        }

        for (var kill = 0; kill < 2; kill++)
        {
            await deployment.Host.DisposeAsync();
            await deployment.StartHostAsync(_ct);
            await Task.Delay(700, _ct);
        }

        var began = TimeProvider.System.GetTimestamp();
        while (await deployment.CountAsync("select count(*) from desk.webhook_deliveries where state <> 'delivered'", _ct) > 0 && TimeProvider.System.GetElapsedTime(began) < Patience)
            await Task.Delay(300, _ct);
        var received = await receiver.ReceivedAsync("all", _ct);
        var twice = received.Count - received.Select(w => w.Id).Distinct(StringComparer.Ordinal).Count();
        output.WriteLine($"{received.Count} requests arrived, {twice} of them a second time.");

        received.ShouldAllBe(w => w.Verified[0]);
        twice.ShouldBeGreaterThan(0, "No kill interrupted a delivery: this run proves nothing.");
        foreach (var sender in senders)
        {
            var stored = (await deployment.StoredAsync(sender.Conversation, _ct)).Where(m => m.AuthorKind != "system").Select(m => m.Seq);
            var told = received.Where(w => w.Data.GetProperty("conversation").GetProperty("id").GetGuid() == sender.Conversation).Select(w => w.Data.GetProperty("message").GetProperty("seq").GetInt32()).ToList();
            told.Distinct().ShouldBe(stored, "each message, in the order of the conversation");
            told.ShouldBe([.. told.Order()], "one told again stands beside its first time");
        }
    }
}
