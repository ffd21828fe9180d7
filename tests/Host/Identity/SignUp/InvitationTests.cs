using System.Net;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SignUp;

public sealed class InvitationTests(SignUpStage stage) : IClassFixture<SignUpStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_new_chooses_a_password_and_is_in()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var (email, token) = await InviteAsync(admin, "supervisor");
        var invited = new Person(stage.Address, email);

        var offer = await invited.Api.PostAsync("/invitations/show", new { token }, Ct);
        (await invited.PostAsync("/invitations/accept", new { token, password = SignUpStage.Password }, Ct)).Required();

        (offer.GetProperty("company").GetString(), offer.GetProperty("email").GetString(), offer.GetProperty("known").GetBoolean()).ShouldBe(("Acme", email, false));
        await invited.RefreshAsync(Ct);
        invited.Session.GetProperty("member").GetProperty("role").GetString().ShouldBe("supervisor");
        invited.Session.GetProperty("user").GetProperty("confirmed").GetBoolean().ShouldBeTrue();
        (await admin.Api.GetAsync("/invitations", Ct)).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await admin.Api.GetAsync("/members", Ct)).ToString().ShouldContain(email);
        (await admin.Api.GetAsync("/audit-log", Ct)).ToString().ShouldContain("invitations.accept");
    }

    [Fact]
    public async Task Somebody_known_signs_in_and_accepts_with_the_password_they_have()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var other = await stage.FoundAsync(Ct);
        var (_, token) = await InviteAsync(admin, "agent", other.Email, letter: 2);
        using var signedOut = new ApiClient(stage.Address);

        var without = await signedOut.SendAsync(HttpMethod.Post, "/invitations/accept", new { token, password = "a password of somebody else" }, Ct);
        var within = await other.PostAsync("/invitations/accept", new { token }, Ct);

        without.Code.ShouldBe("invitation.sign-in");
        within.Required();
        await other.RefreshAsync(Ct);
        other.Session.GetProperty("tenants").GetArrayLength().ShouldBe(2);
        (await signedOut.SendAsync(HttpMethod.Post, "/session", new { email = other.Email, password = SignUpStage.Password }, Ct)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_company_s_own_role_waits_for_whoever_was_invited_to_it()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var role = (await admin.PostAsync("/roles", new { name = "Reader", basis = "agent", permissions = new[] { "conversations:read" } }, Ct)).Required().GetProperty("id").GetString();
        var (email, token) = await InviteAsync(admin, "admin", customRole: role);
        var invited = new Person(stage.Address, email);

        var kept = (await admin.Api.GetAsync("/invitations", Ct)).GetProperty("items")[0];
        (await invited.PostAsync("/invitations/accept", new { token, password = SignUpStage.Password }, Ct)).Required();
        await invited.RefreshAsync(Ct);

        (kept.GetProperty("role").GetString(), kept.GetProperty("customRoleId").GetString()).ShouldBe(("agent", role));
        invited.Session.GetProperty("member").GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldBe(["conversations:read"]);
    }

    [Fact]
    public async Task A_role_that_is_gone_is_not_replaced_by_its_basis_and_the_link_stays()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var role = (await admin.PostAsync("/roles", new { name = "Reader", basis = "agent", permissions = new[] { "conversations:read" } }, Ct)).Required().GetProperty("id").GetString();
        var (email, token) = await InviteAsync(admin, "agent", customRole: role);
        (await admin.SendAsync(HttpMethod.Delete, $"/roles/{role}", null, Ct)).Status.ShouldBe(HttpStatusCode.NoContent);

        var answer = await new Person(stage.Address, email).PostAsync("/invitations/accept", new { token, password = SignUpStage.Password }, Ct);

        answer.Code.ShouldBe("invitation.role-gone");
        (await admin.Api.GetAsync("/members", Ct)).ToString().ShouldNotContain(email);
        (await admin.Api.GetAsync("/invitations", Ct)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_of_another_address_cannot_be_accepted_by_whoever_is_signed_in(bool known)
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var (_, token) = known ? await InviteAsync(admin, "admin", (await stage.FoundAsync(Ct)).Email, letter: 2) : await InviteAsync(admin, "admin");
        var stranger = await stage.FoundAsync(Ct);

        var answer = await stranger.PostAsync("/invitations/accept", new { token, password = SignUpStage.Password }, Ct);

        answer.Code.ShouldBe("invitation.other-address");
        (await admin.Api.GetAsync("/invitations", Ct)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_link_works_once_also_for_two_at_once()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var (_, token) = await InviteAsync(admin, "agent");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var browser = new ApiClient(stage.Address);
            return await browser.SendAsync(HttpMethod.Post, "/invitations/accept", new { token, password = SignUpStage.Password }, Ct);
        }));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.OK).ShouldAllBe(a => a.Code == "link.dead" || a.Code == "invitation.sign-in");
    }

    [Fact]
    public async Task Sent_again_the_old_link_is_dead_and_not_sooner_than_after_a_minute()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var (email, first) = await InviteAsync(admin, "agent");
        var id = (await admin.Api.GetAsync("/invitations", Ct)).GetProperty("items")[0].GetProperty("id").GetString();

        var hasty = await admin.PostAsync($"/invitations/{id}/resend", new { }, Ct);
        await stage.RunAsync($"update catalog.invitations set sent_at = sent_at - interval '2 minutes' where id = '{id}'", Ct);
        (await admin.PostAsync($"/invitations/{id}/resend", new { }, Ct)).Required();

        var second = (await stage.Mail.LetterAsync(email, Ct, 2)).Token;
        using var browser = new ApiClient(stage.Address);
        hasty.Code.ShouldBe("invitation.just-sent");
        (await browser.SendAsync(HttpMethod.Post, "/invitations/show", new { token = first }, Ct)).Code.ShouldBe("link.dead");
        (await browser.SendAsync(HttpMethod.Post, "/invitations/accept", new { token = first, password = SignUpStage.Password }, Ct)).Code.ShouldBe("link.dead");
        (await browser.SendAsync(HttpMethod.Post, "/invitations/accept", new { token = second, password = SignUpStage.Password }, Ct)).Required();
    }

    [Fact]
    public async Task A_revoked_link_is_dead_and_the_place_can_be_offered_again()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var (email, token) = await InviteAsync(admin, "agent");
        var id = (await admin.Api.GetAsync("/invitations", Ct)).GetProperty("items")[0].GetProperty("id").GetString();
        var twice = await admin.PostAsync("/invitations", new { name = "Bo", email = email.ToUpperInvariant(), role = "admin" }, Ct);

        (await admin.SendAsync(HttpMethod.Delete, $"/invitations/{id}", null, Ct)).Required();

        twice.Code.ShouldBe("invitation.open");
        (await admin.Api.SendAsync(HttpMethod.Post, "/invitations/show", new { token }, Ct)).Code.ShouldBe("link.dead");
        (await admin.PostAsync("/invitations", new { name = "Bo", email, role = "agent" }, Ct)).Required();
    }

    [Fact]
    public async Task A_member_is_not_invited_again()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);

        var answer = await admin.PostAsync("/invitations", new { name = "Me", email = admin.Email.ToUpperInvariant(), role = "agent" }, Ct);

        answer.Code.ShouldBe("member.exists");
    }

    [Fact]
    public async Task A_suspended_company_takes_nobody_in()
    {
        var admin = await stage.FoundConfirmedAsync(Ct);
        var (_, token) = await InviteAsync(admin, "agent");
        await stage.RunAsync($"update catalog.tenants set active = false where id = '{admin.Session.GetProperty("tenant").GetProperty("id").GetString()}'", Ct);
        await using var other = await TestHost.StartAsync(stage.Database, new Dictionary<string, string?>(StringComparer.Ordinal), Ct);
        using var browser = new ApiClient(other.Address);

        var answer = await browser.SendAsync(HttpMethod.Post, "/invitations/accept", new { token, password = SignUpStage.Password }, Ct);

        answer.Code.ShouldBe("link.dead");
    }

    [Fact]
    public async Task A_company_with_a_database_of_its_own_takes_people_in_as_well()
    {
        var tenant = await stage.Deployment.FreshDedicatedTenantAsync(Ct);
        var email = SignUpStage.NewAddress();
        await tenant.Admin.PostAsync("/invitations", new { name = "Bo", email, role = "agent" }, Ct);
        var token = (await stage.Deployment.Mail.LetterAsync(email, Ct)).Token;
        var invited = new Person(stage.Deployment.Address, email);

        (await invited.PostAsync("/invitations/accept", new { token, password = SignUpStage.Password }, Ct)).Required();

        await invited.RefreshAsync(Ct);
        invited.Session.GetProperty("tenant").GetProperty("slug").GetString().ShouldBe(tenant.Slug);
    }

    private async Task<(string Email, string Token)> InviteAsync(Person admin, string role, string? email = null, int letter = 1, string? customRole = null)
    {
        email ??= SignUpStage.NewAddress();
        (await admin.PostAsync("/invitations", new { name = "Bo Chen", email, role, customRoleId = customRole }, Ct)).Required();
        return (email, (await stage.Mail.LetterAsync(email, Ct, letter)).Token);
    }
}
