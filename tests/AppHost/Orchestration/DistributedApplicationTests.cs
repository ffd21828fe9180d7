using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests.Orchestration;

public sealed class DistributedApplicationTests
{
    private readonly List<string> _happened = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_starts_after_and_stops_before()
    {
        var builder = DistributedApplication.CreateBuilder();
        var database = builder.AddResource(new Recorded("database", _happened));
        var host = builder.AddResource(new Recorded("host", _happened)).WaitFor(database);
        builder.AddResource(new Recorded("demo", _happened)).WaitFor(host);

        await using (var app = builder.Build(Silent))
            await app.StartAsync(Ct);

        _happened.ShouldBe(["+database", "+host", "+demo", "-demo", "-host", "-database"]);
    }

    [Fact]
    public async Task What_does_not_wait_starts_side_by_side()
    {
        var both = new Barrier(2);
        var builder = DistributedApplication.CreateBuilder();
        builder.AddStep("one", (_, ct) => MeetAsync(both, ct));
        builder.AddStep("two", (_, ct) => MeetAsync(both, ct));
        await using var app = builder.Build(Silent);

        await app.StartAsync(Ct);

        both.ParticipantsRemaining.ShouldBe(2);
        both.CurrentPhaseNumber.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_failure_is_told_and_ends_what_is_still_starting()
    {
        var builder = DistributedApplication.CreateBuilder();
        builder.AddStep("slow", (_, ct) => Task.Delay(Timeout.Infinite, ct));
        builder.AddStep("broken", (_, _) => throw new PrerequisiteException("Node is missing."));
        await using var app = builder.Build(Silent);

        var failed = await Should.ThrowAsync<PrerequisiteException>(() => app.StartAsync(Ct));

        failed.Message.ShouldBe("Node is missing.");
    }

    [Fact]
    public async Task What_waited_for_a_failure_is_never_started()
    {
        var builder = DistributedApplication.CreateBuilder();
        var broken = builder.AddStep("broken", (_, _) => throw new PrerequisiteException("no"));
        builder.AddResource(new Recorded("host", _happened)).WaitFor(broken);

        await using (var app = builder.Build(Silent))
            await Should.ThrowAsync<PrerequisiteException>(() => app.StartAsync(Ct));

        _happened.ShouldBeEmpty();
    }

    [Fact]
    public async Task Being_told_to_stop_is_a_good_end()
    {
        using var stop = new CancellationTokenSource();
        var builder = DistributedApplication.CreateBuilder();
        builder.AddResource(new Recorded("host", _happened));

        await using (var app = builder.Build(Silent))
            await app.RunAsync(stop.Cancel, stop.Token);

        _happened.ShouldBe(["+host", "-host"]);
    }

    [Fact]
    public void Every_line_says_who_speaks()
    {
        var written = new StringWriter();
        var console = new LogConsole(written, colour: false);

        console.For("host", 0, 8).Write("ready");

        written.ToString().ShouldBe("host     | ready" + Environment.NewLine);
    }

    private static LogConsole Silent => new(TextWriter.Null, colour: false);

    private static Task MeetAsync(Barrier both, CancellationToken ct) => Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(10), ct).ShouldBeTrue(), ct);

    private sealed class Recorded(string name, List<string> happened) : Resource(name)
    {
        public override Task StartAsync(ResourceLog log, CancellationToken ct)
        {
            happened.Add("+" + Name);
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            happened.Add("-" + Name);
            return base.DisposeAsync();
        }
    }
}
