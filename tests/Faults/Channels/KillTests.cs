using System.Globalization;
using System.Net;

namespace Switchboard.Faults.Channels;

/// <summary>The host dies while it hears from platforms and speaks to them.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_twenty_times_nothing_acknowledged_is_lost_and_nothing_arrives_twice()
    {
        var seed = Environment.GetEnvironmentVariable("FAULT_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"FAULT_SEED={seed} repeats the moments of the kills.");
        var random = new Random(seed);
        ChannelLine[] lines = [.. ((string[])["feishu", "dingtalk", "wecom"]).Select(c => ChannelLine.Of(c, TimeProvider.System))];
        await using var deployment = await FaultDeployment.StartAsync(_ct, FaultDeployment.Reaching(lines.Select(l => l.Wire.Allow)));
        var desks = new List<Desk>();
        try
        {
            foreach (var line in lines)
            {
                var inbox = await ConnectedInbox.OpenAsync(deployment.Tenant, line, deployment.Database, _ct);
                desks.Add(new Desk(inbox, await inbox.TakenAsync(_ct)));
                line.Wire.Delay = TimeSpan.FromMilliseconds(150);
            }

            for (var kill = 0; kill < Kills; kill++)
            {
                using var dying = new CancellationTokenSource();
                var spoken = desks.ConvertAll(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                var talking = Task.WhenAll(desks.Select((d, i) => d.TalkAsync(kill, spoken[i], dying.Token)));

                // Not before there is something to lose at each of them, however slow the machine is.
                await Task.WhenAll(spoken.Select(s => s.Task));
                await Task.Delay(random.Next(0, 400), _ct);
                await deployment.Host.KillAsync();
                await dying.CancelAsync();
                await talking;
                await deployment.Host.DisposeAsync();
                await deployment.StartHostAsync(_ct);
            }

            foreach (var desk in desks)
                output.WriteLine(await desk.ShouldBeWholeAsync(_ct));
            desks.Sum(d => d.Interrupted).ShouldBeGreaterThan(0, "No kill interrupted a delivery: this run proves nothing.");
        }
        finally
        {
            foreach (var line in lines)
                await line.DisposeAsync();
        }
    }

    /// <summary>One inbox, what was said in it, and what somebody was promised.</summary>
    private sealed class Desk(ConnectedInbox inbox, Dictionary<string, Guid> taken)
    {
        private const int MostTurns = 6;
        private readonly List<string> _heard = [];
        private readonly List<string> _answered = [];

        /// <summary>Deliveries that were begun more than once, or of which nobody knows whether they arrived.</summary>
        public long Interrupted { get; private set; }

        /// <summary>A customer and the agent write by turns until the host is gone; what was acknowledged is written down.</summary>
        public async Task TalkAsync(int kill, TaskCompletionSource spoken, CancellationToken dying)
        {
            for (var i = 0; i < MostTurns && !dying.IsCancellationRequested; i++)
            {
                var person = inbox.Line.People[(kill + i) % inbox.Line.People.Count];
                var (asked, answer) = ($"question {kill}.{i}", $"answer {kill}.{i}");
                if (await WentWellAsync(async () => (await inbox.AnswerAsync(taken[person], answer, dying)).Status == HttpStatusCode.Created))
                {
                    _answered.Add(answer);
                    spoken.TrySetResult();
                }

                if (await WentWellAsync(() => inbox.Line.SayAsync(person, asked, dying)))
                    _heard.Add(asked);
            }

            spoken.TrySetResult();
        }

        public async Task<string> ShouldBeWholeAsync(CancellationToken ct)
        {
            await inbox.SettledAsync(ct);
            var asked = new List<string>();
            await foreach (var text in inbox.ReadAsync("select text from desk.messages where inbox_id = $1 and author_kind = 'contact'", r => r.GetString(0), ct))
                asked.Add(text);
            var shown = await inbox.ShownAsync(ct);
            var arrived = inbox.Line.Arrived.Select(a => a.Text).Where(t => t.StartsWith("answer", StringComparison.Ordinal)).ToList();
            Interrupted = await inbox.CountAsync("select count(*) from desk.channel_deliveries where inbox_id = $1 and (state = 'unknown' or attempts > 1)", ct);

            asked.Where(_heard.Contains).Order(StringComparer.Ordinal).ShouldBe(_heard.Order(StringComparer.Ordinal), "what the platform was told is stored, is there once");
            shown.Select(s => s.Text).Distinct(StringComparer.Ordinal).Count().ShouldBe(shown.Count);
            _answered.Except(shown.Select(s => s.Text), StringComparer.Ordinal).ShouldBeEmpty("what the agent was told is sent, is there");
            arrived.Distinct(StringComparer.Ordinal).Count().ShouldBe(arrived.Count, "nothing arrives twice");
            shown.Where(s => s.State == "sent" && !arrived.Contains(s.Text)).ShouldBeEmpty("what counts as sent has arrived");
            shown.Where(s => s.State is not ("sent" or "unknown")).ShouldBeEmpty();
            if (inbox.Line.Channel == "feishu")
                shown.ShouldAllBe(s => s.State == "sent", "This platform knows a second try, so that nothing need stay unknown.");
            return $"{inbox.Line.Channel}: {_heard.Count} heard, {_answered.Count} answered, {arrived.Count} arrived, {shown.Count(s => s.State == "unknown")} unknown, {Interrupted} interrupted.";
        }

        private static async Task<bool> WentWellAsync(Func<Task<bool>> call)
        {
            try
            {
                return await call();
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException or System.Net.Sockets.SocketException)
            {
                return false;
            }
        }
    }
}
