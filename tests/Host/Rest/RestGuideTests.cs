using System.Diagnostics;
using System.Text.RegularExpressions;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest;

/// <summary>The guide's commands, run as they stand there.</summary>
public sealed partial class RestGuideTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Examples() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "rest.md"))
        .Split("```bash\n").Skip(1).Select(part => new TheoryDataRow<string>(part[..part.IndexOf("```", StringComparison.Ordinal)]));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_command_of_the_guide_works(string commands)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.Admin.PostAsync("/contacts", new { name = "Dan" }, _ct);

        var (code, said) = await RunAsync(commands, tenant);

        code.ShouldBe(0, said);
        var promised = Promised().Matches(commands).Select(m => m.Groups[1].Value).ToList();
        if (promised.Count > 0)
            said.ShouldBe(string.Concat(promised));
        else
            (said.StartsWith('{') ? said : said[..12]).ShouldMatch("^(\\{\"items\":|HTTP/1.1 200)");
    }

    private async Task<(int Code, string Said)> RunAsync(string commands, TestTenant tenant)
    {
        var folder = Directory.CreateTempSubdirectory("rest-guide-");
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands])
        {
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BASE"] = deployment.Address.ToString().TrimEnd('/');
        start.Environment["API_KEY"] = tenant.ApiKey;
        try
        {
            using var bash = Process.Start(start)!;
            var complained = bash.StandardError.ReadToEndAsync(_ct);
            var said = await bash.StandardOutput.ReadToEndAsync(_ct);
            await bash.WaitForExitAsync(_ct);
            return (bash.ExitCode, said + await complained);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("^# (\\d{3})$", RegexOptions.Multiline, 100)]
    private static partial Regex Promised();
}
