using System.Diagnostics;
using System.Globalization;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests.Orchestration;

public sealed class ExecutableResourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("switchboard-process-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ResourceLog Silent => new LogConsole(TextWriter.Null, colour: false).For("x", 0, 1);

    [Fact]
    public async Task A_crashed_process_is_started_again()
    {
        var resource = new ExecutableResource("crasher", _folder, ["sh", "-c", "echo once >> runs; exit 3"]) { RestartDelay = _ => TimeSpan.FromMilliseconds(10) };

        await resource.StartAsync(Silent, Ct);
        await UntilAsync(() => Lines("runs") >= 3);
        await resource.DisposeAsync();

        var atTheEnd = Lines("runs");
        await Task.Delay(300, Ct);
        Lines("runs").ShouldBe(atTheEnd);
    }

    [Fact]
    public async Task Stopping_ends_the_process_and_what_it_started()
    {
        var resource = new ExecutableResource("family", _folder, ["sh", "-c", "sleep 300 & echo $! > child; echo $$ > parent; wait"]);
        await resource.StartAsync(Silent, Ct);
        await UntilAsync(() => Lines("parent") > 0);

        await resource.DisposeAsync();

        await UntilAsync(() => !Runs("parent") && !Runs("child"));
    }

    [Fact]
    public async Task A_process_that_ends_before_it_is_healthy_says_its_last_words()
    {
        var resource = new ExecutableResource("host", _folder, ["sh", "-c", "echo The database is not migrated. >&2; exit 1"]) { Port = Ports.FreePair(1), HealthPath = "/health" };

        var failed = await Should.ThrowAsync<PrerequisiteException>(() => resource.StartAsync(Silent, Ct));

        failed.Message.ShouldBe("host did not start: The database is not migrated.");
    }

    [Fact]
    public async Task A_program_that_is_not_there_says_so()
    {
        var resource = new ExecutableResource("host", _folder, ["no-such-program"]) { Port = Ports.FreePair(1), HealthPath = "/health" };

        var failed = await Should.ThrowAsync<PrerequisiteException>(() => resource.StartAsync(Silent, Ct));

        failed.Message.ShouldContain("no-such-program");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private int Lines(string file) => File.Exists(Path.Combine(_folder, file)) ? File.ReadAllLines(Path.Combine(_folder, file)).Length : 0;

    private bool Runs(string file) => Directory.Exists("/proc/" + int.Parse(File.ReadAllText(Path.Combine(_folder, file)), CultureInfo.InvariantCulture));

    private static async Task UntilAsync(Func<bool> holds)
    {
        var waited = Stopwatch.StartNew();
        while (!holds())
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
            await Task.Delay(20, Ct);
        }
    }
}
