using System.Text;
using System.Text.Json;
using Switchboard.GraphQL;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>A host set up for production, with one document that the operator knows.</summary>
public sealed class ProductionHost(Deployment deployment) : IAsyncLifetime
{
    internal const string Known = "query Names { inboxes { nodes { name } } }";
    private readonly string _folder = Directory.CreateTempSubdirectory("documents-").FullName;
    private TestHost? _host;

    public Uri Address => _host!.Address;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "names.graphql"), Known);
        _host = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["GraphQL:AdHoc"] = null, ["GraphQL:Documents"] = _folder }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Who may send which documents to a host that is set up for production.</summary>
public sealed class DocumentRightsTests(Deployment deployment, ProductionHost production) : IClassFixture<ProductionHost>
{
    private const string Known = ProductionHost.Known;
    private const string Own = "query Mine { inboxes { nodes { channel } } }";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("agent", Own, "DOCUMENT_NOT_TRUSTED")]
    [InlineData("agent", Known, null)]
    [InlineData("inspector", Own, null)]
    [InlineData("supervisor", Own, null)]
    [InlineData("admin", Own, null)]
    public async Task Only_who_may_read_reports_asks_questions_of_their_own(string role, string query, string? code)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = await ProgramAsync(tenant, role);

        var answer = await program.AskAsync(query, null, _ct);

        CodeOf(answer).ShouldBe(code);
    }

    [Fact]
    public async Task A_document_that_is_known_can_be_asked_for_by_its_hash()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = await ProgramAsync(tenant, "agent");

        var known = await program.SendAsync(HttpMethod.Post, "~/graphql", new { documentId = GraphQLEngine.HashOf(Encoding.UTF8.GetBytes(Known)) }, _ct);
        var unknown = await program.SendAsync(HttpMethod.Post, "~/graphql", new { documentId = GraphQLEngine.HashOf(Encoding.UTF8.GetBytes(Own)) }, _ct);

        known.Json.GetProperty("data").GetProperty("inboxes").GetProperty("nodes")[0].GetProperty("name").GetString().ShouldBe("Web");
        CodeOf(unknown.Json).ShouldBe("PERSISTED_QUERY_NOT_FOUND");
    }

    [Theory]
    [InlineData("agent", "COST_LIMIT")]
    [InlineData("inspector", null)]
    public async Task A_large_question_is_for_who_may_read_reports(string role, string? code)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = new ApiClient(deployment.Address, await KeyAsync(tenant, role));

        var answer = await program.AskAsync("{ conversations(first: 100) { nodes { messages(first: 60) { nodes { text } } } } }", null, _ct);

        CodeOf(answer).ShouldBe(code);
    }

    private static string? CodeOf(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    private async Task<string> KeyAsync(TestTenant tenant, string role) =>
        (await tenant.Admin.PostAsync("/api-keys", new { name = role, role }, _ct)).GetProperty("secret").GetString()!;

    private async Task<ApiClient> ProgramAsync(TestTenant tenant, string role) => new(production.Address, await KeyAsync(tenant, role));
}
