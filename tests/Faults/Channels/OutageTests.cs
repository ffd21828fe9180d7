using System.Net;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Faults.Channels;

/// <summary>A platform that is away for ten minutes, and then has had too much: by a clock that tests move.</summary>
public sealed class OutageTests
{
    private const int Answers = 5;
    private const int MostTries = 12;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("feishu")]
    [InlineData("wecom")]
    [InlineData("dingtalk")]
    public async Task Away_for_ten_minutes_and_then_throttling_the_platform_gets_all_in_order_and_once(string channel)
    {
        var clock = new LaterClock();
        await using var line = ChannelLine.Of(channel, clock);
        await using var server = await TestServer.StartAsync(_ct);
        var database = await server.NewDatabaseAsync(_ct);
        await using var owner = NpgsqlDataSource.Create(database.Owner);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Outbound:Allow"] = line.Wire.Allow, ["Outbound:ConnectSeconds"] = "0.05" };
        await using var host = await TestHost.StartAsync(database, settings, _ct, clock);
        var tenant = await TestTenant.EnterAsync(host.Address, await new TenantFactory(host.Services, owner).CreateAsync(database: null, _ct), _ct);
        var inbox = await ConnectedInbox.OpenAsync(tenant, line, database.Owner, _ct);
        var conversation = (await inbox.TakenAsync(_ct)).First();

        line.Wire.Cut();
        for (var i = 0; i < Answers; i++)
            (await inbox.AnswerAsync(conversation.Value, $"Answer {i}", _ct)).Status.ShouldBe(HttpStatusCode.Created);
        await PassAsync(clock, inbox, TimeSpan.FromMinutes(10));
        var (meanwhile, tries) = (await inbox.ShownAsync(_ct), await inbox.CountAsync("select max(attempts)::bigint from desk.channel_deliveries where inbox_id = $1", _ct));
        line.RefuseAsTooMany(3);
        line.Wire.Mend();
        await PassAsync(clock, inbox, TimeSpan.FromMinutes(25));

        meanwhile.ShouldBe(Enumerable.Range(0, Answers).Select(i => ($"Answer {i}", "queued")), "The agent sees that they wait.");
        tries.ShouldBeInRange(2, MostTries, "one try for each step of waiting");
        line.Arrived.Where(a => a.Person == conversation.Key && a.Text.StartsWith("Answer", StringComparison.Ordinal)).Select(a => a.Text).ShouldBe(Enumerable.Range(0, Answers).Select(i => $"Answer {i}"));
        (await inbox.ShownAsync(_ct)).ShouldAllBe(m => m.State == "sent");
    }

    /// <summary>Each half minute what is due then is tried before time goes on.</summary>
    private async Task PassAsync(LaterClock clock, ConnectedInbox inbox, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time && await LeftAsync(inbox, "true") > 0; passed += TimeSpan.FromSeconds(30))
        {
            clock.Pass(TimeSpan.FromSeconds(30));
            for (var i = 0; i < 300 && await LeftAsync(inbox, $"(d.state = 'sending' or d.due_at <= '{clock.GetUtcNow():O}' and not exists (select from desk.channel_deliveries x where x.conversation_id = d.conversation_id and x.seq < d.seq and x.state in ('queued', 'sending')))") > 0; i++)
                await Task.Delay(100, _ct);
        }
    }

    private Task<long> LeftAsync(ConnectedInbox inbox, string which) =>
        inbox.CountAsync($"select count(*) from desk.channel_deliveries d where d.inbox_id = $1 and d.state in ('queued', 'sending') and {which}", _ct);
}

/// <summary>The time it is, and some more.</summary>
internal sealed class LaterClock : TimeProvider
{
    private long _later;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _later));

    internal void Pass(TimeSpan time) => Interlocked.Add(ref _later, time.Ticks);
}
