using System.Text.Json.Nodes;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

public sealed class SignInTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_answer_alike()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var wrong = await SignInAsync(tenant.Agent.Email, "not the password");
        var unknown = await SignInAsync($"{Guid.CreateVersion7():N}@nowhere.example", "not the password");

        wrong.Code.ShouldBe("session.wrong-credentials");
        Comparable(wrong).ShouldBe(Comparable(unknown));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_five_wrong_passwords_even_the_right_one_must_wait_whether_or_not_the_address_is_known(bool known)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var email = known ? tenant.Agent.Email : $"{Guid.CreateVersion7():N}@nowhere.example";
        for (var i = 0; i < 5; i++)
            (await SignInAsync(email, "guess " + i)).Code.ShouldBe("session.wrong-credentials");

        var sixth = await SignInAsync(email, Deployment.Password);

        ((int)sixth.Status).ShouldBe(429);
        sixth.Code.ShouldBe("session.too-many-attempts");
        int.Parse(sixth.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 300);
    }

    [Fact]
    public async Task The_account_itself_stays_closed_after_five_wrong_passwords_also_for_a_host_that_saw_none_of_them()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        for (var i = 0; i < 5; i++)
            await SignInAsync(tenant.Agent.Email, "guess " + i);
        await using var other = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal), Ct);
        using var nobody = new ApiClient(other.Address);

        var answer = await nobody.SendAsync(HttpMethod.Post, "/session", new { email = tenant.Agent.Email, password = Deployment.Password }, Ct);

        ((int)answer.Status).ShouldBe(429);
    }

    [Fact]
    public async Task Many_guesses_at_once_do_not_slip_through()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SignInAsync(tenant.Inspector.Email, "guess " + i)));

        answers.Count(a => a.Code == "session.wrong-credentials").ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task A_cookie_changes_nothing_without_the_sessions_token()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = deployment.Anonymous();
        await browser.PostAsync("/session", new { email = tenant.Admin.Email, password = Deployment.Password }, Ct);

        var reading = await browser.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct);
        var writing = await browser.SendAsync(HttpMethod.Post, "/contacts", new { name = "Forged" }, Ct);

        ((int)reading.Status).ShouldBe(200);
        writing.Code.ShouldBe("session.csrf");
    }

    [Fact]
    public async Task A_deactivated_member_is_out_at_once()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        (await tenant.Agent.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct)).Required();

        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, Ct);

        (await tenant.Agent.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct)).Code.ShouldBe("member.inactive");
    }

    private async Task<Answer> SignInAsync(string email, string password)
    {
        using var nobody = deployment.Anonymous();
        return await nobody.SendAsync(HttpMethod.Post, "/session", new { email, password }, Ct);
    }

    private static string Comparable(Answer answer)
    {
        var body = JsonNode.Parse(answer.Text)!.AsObject();
        body.Remove("traceId");
        return $"{(int)answer.Status} {string.Join(',', answer.Headers.Keys.Order(StringComparer.Ordinal))} {body.ToJsonString()}";
    }
}
