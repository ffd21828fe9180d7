using Switchboard.AppHost.Orchestration;

namespace Switchboard.EndToEnd;

/// <summary>The front end's own checks, so that one command runs everything. The stage has installed its packages.</summary>
public sealed class FrontEndTests(Stage stage)
{
    [Theory]
    [InlineData("test")]
    [InlineData("typecheck")]
    [InlineData("lint")]
    public async Task The_front_ends_own_checks_pass(string script)
    {
        Stage.NeedsBrowser();
        stage.Demo.Tenants.Count.ShouldBe(2);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["NO_COLOR"] = "1", ["CI"] = "1" };

        await using var npm = GuardedProcess.Start(Repository.PathOf("src", "Admin"), ["npm", "run", script, "--silent"], environment, Console.WriteLine);
        await npm.WaitAsync(TestContext.Current.CancellationToken);

        npm.ExitCode.ShouldBe(0, npm.LastWords);
    }
}
