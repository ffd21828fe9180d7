using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Switchboard.Faults;

/// <summary>What customers were promised, when things die under load. Slow machines offer less load; the promises are the same.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Senders = 20;
    private const int PerSecond = 200;
    private const int Kills = 5;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_five_times_under_load_the_host_keeps_every_acknowledged_message_once_and_in_order()
    {
        var seed = Environment.GetEnvironmentVariable("FAULT_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"FAULT_SEED={seed} repeats the moments of the kills.");
        var random = new Random(seed);
        await using var deployment = await FaultDeployment.StartAsync(_ct);
        var senders = await deployment.SendersAsync(Senders, _ct);
        using var stop = new CancellationTokenSource();
        var began = Stopwatch.StartNew();
        var writing = WriteAsync(senders, stop.Token);

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(500, 2_000), _ct);
            await deployment.Host.DisposeAsync();
            await deployment.StartHostAsync(_ct);
        }

        await Task.Delay(1_000, _ct);
        await stop.CancelAsync();
        await writing;

        Tell(senders, began.Elapsed);
        senders.Sum(s => s.Resent).ShouldBeGreaterThan(0, "No kill interrupted anything: this run proves nothing.");
        await ShouldBeIntactAsync(deployment, senders);
        await ShouldBeCountedOnceAsync(deployment);
    }

    [Fact]
    public async Task While_PostgreSQL_is_away_callers_hear_so_and_afterwards_all_goes_on_without_a_restart()
    {
        await using var deployment = await FaultDeployment.StartAsync(_ct);
        var senders = await deployment.SendersAsync(Senders, _ct);
        using var stop = new CancellationTokenSource();
        var began = Stopwatch.StartNew();
        var writing = WriteAsync(senders, stop.Token);
        await Task.Delay(1_000, _ct);

        await deployment.StopPostgresAsync();
        var heard = await ReadForAsync(deployment, TimeSpan.FromSeconds(3));
        await deployment.StartPostgresAsync(_ct);
        await RecoveredAsync(deployment);
        await Task.Delay(1_000, _ct);
        await stop.CancelAsync();
        await writing;

        Tell(senders, began.Elapsed);
        output.WriteLine("Readers heard meanwhile: " + string.Join(", ", heard.GroupBy(h => h).Select(g => $"{g.Key} ×{g.Count()}")));
        heard.Distinct().ShouldBe(["503 database.unavailable"]);
        deployment.Host.IsRunning.ShouldBeTrue();
        senders.SelectMany(s => s.Wrong).ShouldBeEmpty();
        await ShouldBeIntactAsync(deployment, senders);
        await ShouldBeCountedOnceAsync(deployment);
    }

    private Task WriteAsync(List<Sender> senders, CancellationToken stop) =>
        Task.WhenAll(senders.Select(s => s.WriteAsync(TimeSpan.FromSeconds((double)Senders / PerSecond), stop, _ct)));

    /// <summary>Reads as a customer's page does, and collects what the host answers.</summary>
    private async Task<List<string>> ReadForAsync(FaultDeployment deployment, TimeSpan time)
    {
        var heard = new List<string>();
        for (var began = Stopwatch.StartNew(); began.Elapsed < time;)
        {
            var answer = await deployment.Tenant.Agent.SendAsync(HttpMethod.Get, "/conversations", null, _ct);
            heard.Add($"{(int)answer.Status} {answer.Code}".Trim());
            await Task.Delay(100, _ct);
        }

        return heard;
    }

    private async Task RecoveredAsync(FaultDeployment deployment)
    {
        var began = Stopwatch.StartNew();
        while ((await deployment.Tenant.Agent.SendAsync(HttpMethod.Get, "/conversations", null, _ct)).Status != HttpStatusCode.OK)
        {
            began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "The host did not recover by itself.");
            await Task.Delay(50, _ct);
        }
    }

    private async Task ShouldBeIntactAsync(FaultDeployment deployment, List<Sender> senders)
    {
        foreach (var sender in senders)
        {
            var stored = await deployment.StoredAsync(sender.Conversation, _ct);
            stored.Select(m => m.Seq).ShouldBe(Enumerable.Range(1, stored.Count), "numbers without gaps");

            // Everything written was acknowledged in the end, so these must be the very same, in the order of writing.
            var written = stored.Where(m => m.AuthorKind == "contact").Skip(1).ToList();
            written.Select(m => (m.ClientKey, m.Text, m.Id, m.Seq)).ShouldBe(sender.Acknowledged.Select(a => (a.ClientId, a.Text, a.Id, a.Seq)));
        }

        (await deployment.CountAsync("select count(*) from desk.conversations", _ct)).ShouldBe(senders.Count);
    }

    /// <summary>What follows from a message happens once as well, for all of them, also those stored a moment before a kill.</summary>
    private async Task ShouldBeCountedOnceAsync(FaultDeployment deployment)
    {
        var began = Stopwatch.StartNew();
        while (await deployment.CountAsync("select count(*) from desk.outbox", _ct) > 0 && began.Elapsed < TimeSpan.FromSeconds(45))
            await Task.Delay(200, _ct);

        var counted = await deployment.CountAsync("select coalesce(sum(quantity), 0)::bigint from desk.usage_daily where metric = 'messages'", _ct);
        counted.ShouldBe(await deployment.CountAsync("select count(*) from desk.messages where author_kind <> 'system'", _ct));
    }

    private void Tell(List<Sender> senders, TimeSpan time) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{senders.Sum(s => s.Acknowledged.Count)} messages acknowledged in {time.TotalSeconds:0.0} s, {senders.Sum(s => s.Resent)} sent again, {senders.Sum(s => s.Replayed)} of them had been stored before."));
}
