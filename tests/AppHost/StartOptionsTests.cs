namespace Switchboard.AppHost.Tests;

public sealed class StartOptionsTests
{
    [Fact]
    public void Without_arguments_the_demo_starts_on_5080()
    {
        var (options, _) = Read();

        options.ShouldBe(new StartOptions(5080, Postgres: null, Data: null, Demo: true, Reset: false, Yes: false, Smoke: false, Replicas: 1, PortGiven: false));
    }

    [Fact]
    public void Every_option_is_taken_over()
    {
        var (options, _) = Read("--port", "6000", "--data", "/tmp/x", "--no-demo", "--reset", "--yes", "--replicas", "3");

        options.ShouldBe(new StartOptions(6000, Postgres: null, Data: "/tmp/x", Demo: false, Reset: true, Yes: true, Smoke: false, Replicas: 3, PortGiven: true));
    }

    [Theory]
    [InlineData("'--colour'", "--colour")]
    [InlineData("'soon'", "--port", "soon")]
    [InlineData("--port takes", "--port", "0")]
    [InlineData("--port takes", "--port", "65530")]
    [InlineData("--replicas takes", "--replicas", "11")]
    [InlineData("--rabbitmq cannot be used yet", "--rabbitmq", "amqp://127.0.0.1")]
    [InlineData("--yes answers", "--yes")]
    [InlineData("--smoke needs", "--smoke", "--no-demo")]
    [InlineData("--emulators connects", "--emulators", "--no-demo")]
    [InlineData("drop the database there yourself", "--postgres", "Host=db", "--reset")]
    [InlineData("--postgres takes", "--postgres", "somewhere")]
    [InlineData("--postgres takes", "--postgres", "Username=postgres")]
    public void Arguments_that_make_no_sense_say_why_and_how_to_use_it(string why, params string[] args)
    {
        var error = new StringWriter();

        var (options, exitCode) = StartOptions.Read(args, TextWriter.Null, error);

        options.ShouldBeNull();
        exitCode.ShouldBe(2);
        error.ToString().ShouldContain(why);
        error.ToString().ShouldContain("usage: dotnet run --project AppHost");
    }

    [Theory]
    [InlineData("--emulators")]
    [InlineData("-e")]
    public void Emulators_are_asked_for_in_full_or_in_short_and_take_the_ports_above_the_shops(string option)
    {
        var (options, _) = Read(option);

        options.ShouldNotBeNull().Emulators.ShouldBeTrue();
        new StartPorts(6000, 6010, StartPorts.OfEmulators(options, 6000)).EmulatorAddresses.ShouldBe(["127.0.0.1:6020", "127.0.0.1:6021", "127.0.0.1:6022", "127.0.0.1:6023", "127.0.0.1:6024", "127.0.0.1:6025"]);
    }

    [Fact]
    public void Help_is_printed_and_is_no_failure()
    {
        var output = new StringWriter();

        var (options, exitCode) = StartOptions.Read(["--help"], output, TextWriter.Null);

        options.ShouldBeNull();
        exitCode.ShouldBe(0);
        output.ToString().ShouldContain("--replicas <replicas>");
        output.ToString().ShouldContain("-e, --emulators");
    }

    private static (StartOptions? Options, int ExitCode) Read(params string[] args) => StartOptions.Read(args, TextWriter.Null, TextWriter.Null);
}
