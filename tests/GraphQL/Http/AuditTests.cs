using System.Text.Json;
using Switchboard.GraphQL.Tests.Differential;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>The audit with which servers show that they follow GraphQL over HTTP. Its report is left beside the tests.</summary>
public sealed class AuditTests(Reference reference)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task Every_must_and_should_of_the_audit_holds()
    {
        await using var server = await Server.StartAsync();

        var report = (await NodeScript.RunAsync(reference, "audit.mjs", server.Url.ToString())).AsArray();
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "graphql-http-audit.json"), report.ToJsonString(Indented), TestContext.Current.CancellationToken);

        var failed = report.Where(a => a!["status"]!.GetValue<string>() != "ok").Select(a => $"{a!["id"]} {a["name"]}: {a["reason"]}").ToList();
        TestContext.Current.SendDiagnosticMessage("{0} of {1} audits hold. {2}", report.Count - failed.Count, report.Count, string.Join("; ", failed));
        report.Count.ShouldBeGreaterThan(50);
        failed.ShouldAllBe(f => f.Contains(" MAY ", StringComparison.Ordinal));
        server.Errors.ShouldBeEmpty();
    }
}
