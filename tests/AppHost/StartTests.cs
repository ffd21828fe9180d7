using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests;

/// <summary>The command that people type, as a process. What it starts is found by the data folder that its children carry.</summary>
public sealed class StartTests : IDisposable
{
    // The first start of a clean clone builds the front end.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(6);

    private readonly string _data = Path.Combine(Path.GetTempPath(), "switchboard-start-" + Guid.CreateVersion7().ToString("N"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_without_mercy_it_leaves_neither_Host_nor_PostgreSQL_behind()
    {
        SkipWithout("npm", "setsid");
        await using var app = StartedAppHost.Start("--data", _data, "--no-demo", "--port", FreePort());
        await app.UntilAsync(said => said.Contains("Switchboard is running", StringComparison.Ordinal), Long, Ct);
        var before = Children();

        app.Kill();

        await GoneAsync(TimeSpan.FromSeconds(20));
        before.ShouldContain(c => c.Contains("Switchboard.Host.dll", StringComparison.Ordinal));
        before.ShouldContain(c => c.Contains("postgres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Told_to_stop_it_stops_everything_and_ends_well_and_the_next_start_keeps_the_data()
    {
        SkipWithout("npm", "setsid");
        var port = FreePort();
        await RunOnceAsync(port);
        var password = await File.ReadAllTextAsync(Path.Combine(_data, "app-password"), Ct);

        await RunOnceAsync(port);

        (await File.ReadAllTextAsync(Path.Combine(_data, "app-password"), Ct)).ShouldBe(password);
        await GoneAsync(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_smoke_run_walks_the_main_job()
    {
        SkipWithout("npm", "setsid");
        await using var app = StartedAppHost.Start("--smoke");

        await app.ExitAsync(Long, Ct);

        app.ExitCode.ShouldBe(0, app.Output + app.Error);
        app.Output.ShouldContain("The main job works");
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var app = StartedAppHost.Start("--data", _data, "--no-demo", "--port", port);

        await app.ExitAsync(TimeSpan.FromMinutes(1), Ct);

        app.ExitCode.ShouldBe(1);
        app.Error.Trim().ShouldBe($"Port {port} is in use: stop what uses it, or choose another with --port.");
    }

    [Fact]
    public async Task A_PostgreSQL_that_does_not_answer_is_one_sentence()
    {
        SkipWithout("npm");
        await using var app = StartedAppHost.Start("--data", _data, "--no-demo", "--port", FreePort(), "--postgres", "Host=127.0.0.1;Port=1;Username=postgres");

        await app.ExitAsync(Long, Ct);

        app.ExitCode.ShouldBe(1);
        app.Error.Trim().ShouldStartWith("PostgreSQL at 127.0.0.1:1 cannot be used");
        app.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_unknown_option_is_a_wrong_argument()
    {
        await using var app = StartedAppHost.Start("--colour");

        await app.ExitAsync(TimeSpan.FromMinutes(1), Ct);

        app.ExitCode.ShouldBe(2);
        app.Error.ShouldContain("usage:");
    }

    [Fact]
    public async Task Reset_without_a_yes_deletes_nothing()
    {
        Directory.CreateDirectory(Path.Combine(_data, "files"));
        await using var app = StartedAppHost.Start("--data", _data, "--reset", "--port", FreePort());

        app.EndInput();
        await app.ExitAsync(TimeSpan.FromMinutes(1), Ct);

        app.ExitCode.ShouldBe(1);
        Directory.Exists(Path.Combine(_data, "files")).ShouldBeTrue();
    }

    [Fact]
    public async Task Told_to_stop_while_it_asks_it_stops_and_deletes_nothing()
    {
        Directory.CreateDirectory(Path.Combine(_data, "files"));
        await using var app = StartedAppHost.Start("--data", _data, "--reset", "--port", FreePort());
        await app.UntilAsync(said => said.Contains("yes", StringComparison.OrdinalIgnoreCase), TimeSpan.FromMinutes(1), Ct);

        app.Terminate();

        await app.ExitAsync(TimeSpan.FromSeconds(20), Ct);
        Directory.Exists(Path.Combine(_data, "files")).ShouldBeTrue();
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }

    private async Task RunOnceAsync(string port)
    {
        await using var app = StartedAppHost.Start("--data", _data, "--no-demo", "--port", port);
        await app.UntilAsync(said => said.Contains("Switchboard is running", StringComparison.Ordinal), Long, Ct);
        app.Terminate();
        await app.ExitAsync(TimeSpan.FromMinutes(1), Ct);
        app.ExitCode.ShouldBe(0, app.Output + app.Error);
    }

    private async Task GoneAsync(TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (Children() is { Count: > 0 } left)
        {
            if (waited.Elapsed > patience)
                Assert.Fail("Still there: " + string.Join('\n', left));
            await Task.Delay(100, Ct);
        }
    }

    /// <summary>Command lines of all processes that carry the data folder in their arguments or their environment.</summary>
    private List<string> Children() =>
        [.. Directory.EnumerateDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), CultureInfo.InvariantCulture, out _))
            .Select(p => (Command: Read(p, "cmdline"), Environment: Read(p, "environ")))
            .Where(p => !p.Command.Contains("Switchboard.AppHost", StringComparison.Ordinal) && (p.Command + p.Environment).Contains(_data, StringComparison.Ordinal))
            .Select(p => p.Command)];

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file)).Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended while we looked, or belongs to somebody else.
            return "";
        }
    }

    private static string FreePort() => Ports.FreePair(StartOptions.SitesDistance).ToString(CultureInfo.InvariantCulture);

    private static void SkipWithout(params string[] programs)
    {
        foreach (var program in programs)
            Assert.SkipUnless(Tool.IsInstalled(program), $"{program} is not installed");
    }
}
