using System.Net;
using System.Text;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>Who gets in, and by which credential.</summary>
public sealed class AccessTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("$metadata")]
    [InlineData("conversations")]
    public async Task Nobody_is_asked_for_a_user_and_a_key(string path)
    {
        using var nobody = deployment.Anonymous();

        var answer = await nobody.ODataAsync(path, _ct);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers["WWW-Authenticate"].ShouldBe("Basic realm=\"Switchboard\", charset=\"UTF-8\", Bearer");
        answer.ErrorCode().ShouldBe("session.missing");
    }

    [Fact]
    public async Task A_session_a_bearer_and_Basic_see_the_same()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.ConversationAsync(_ct);
        using var nobody = deployment.Anonymous();

        var session = await tenant.Admin.ODataAsync("conversations?$select=number", _ct);
        var bearer = await tenant.Program().ODataAsync("conversations?$select=number", _ct);
        var basic = await nobody.ODataAsync("conversations?$select=number", _ct, ("Authorization", Basic("apikey", tenant.ApiKey)));

        session.Status.ShouldBe(HttpStatusCode.OK, session.Text);
        bearer.Text.ShouldBe(session.Text);
        basic.Text.ShouldBe(session.Text);
    }

    [Fact]
    public async Task Basic_is_for_reports_and_opens_no_other_door()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var nobody = deployment.Anonymous();
        var basic = ("Authorization", Basic("apikey", tenant.ApiKey));

        var rest = await nobody.SendAsync(HttpMethod.Get, "/conversations", (HttpContent?)null, _ct, basic);
        var graph = await nobody.SendAsync(HttpMethod.Post, "~/graphql", new { query = "{ __typename }" }, _ct, basic);

        rest.Status.ShouldBe(HttpStatusCode.Unauthorized);
        graph.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("somebody", true)]
    [InlineData("apikey", false)]
    public async Task Another_user_or_another_key_is_nobody(string user, bool rightKey)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var key = rightKey ? tenant.ApiKey : tenant.ApiKey[..^1] + (tenant.ApiKey[^1] == '0' ? '1' : '0');
        using var nobody = deployment.Anonymous();

        var answer = await nobody.ODataAsync("conversations", _ct, ("Authorization", Basic(user, key)));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic /////w==")]
    public async Task Broken_credentials_are_nobodys(string header)
    {
        using var nobody = deployment.Anonymous();

        var answer = await nobody.ODataAsync("conversations", _ct, ("Authorization", header));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_set_that_a_role_may_not_read_is_not_there()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var closed = await tenant.Agent.ODataAsync("auditLog", _ct);
        var open = await tenant.Supervisor.ODataAsync("auditLog", _ct);
        var metadata = await tenant.Agent.ODataAsync("$metadata", _ct);

        closed.Status.ShouldBe(HttpStatusCode.NotFound, closed.Text);
        open.Status.ShouldBe(HttpStatusCode.OK, open.Text);
        metadata.Text.ShouldNotContain("auditLog");
    }

    private static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
