using Microsoft.AspNetCore.Identity;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.Tests.Mail;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

/// <summary>Links die by the clock: a second before they live, a second after they do not.</summary>
public sealed class MovedClockTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Kinds => new() { { AccountLink.ConfirmEmail, 24 }, { AccountLink.ResetPassword, 1 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_link_lives_as_long_as_its_letter_says(string purpose, int hours)
    {
        await using var stage = await MailStage.OpenAsync(deployment, new Drawer(), Ct);
        var links = new AccountLinks(stage.Db, stage.Clock);
        var person = new User { Id = Guid.CreateVersion7(), UserName = "ann@example.com", Email = "ann@example.com", NormalizedEmail = "ANN@EXAMPLE.COM" };
        stage.Db.Users.Add(person);
        await stage.Db.SaveChangesAsync(Ct);
        var token = await links.IssueAsync(person, purpose, purpose == AccountLink.ConfirmEmail ? AccountLinks.ConfirmTime : AccountLinks.ResetTime, Ct);
        await stage.Db.SaveChangesAsync(Ct);

        stage.Clock.Move(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        var before = await links.OwnerAsync(token, purpose, Ct);
        stage.Clock.Move(TimeSpan.FromSeconds(2));
        var after = await links.OwnerAsync(token, purpose, Ct);

        before.ShouldNotBeNull();
        after.ShouldBeNull();
        (await links.UseAsync(token, purpose, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_invitation_lives_for_72_hours_and_sent_again_for_72_more()
    {
        var drawer = new Drawer();
        await using var stage = await MailStage.OpenAsync(deployment, drawer, Ct);
        var tenant = new Tenant(TenantId.New(), "acme", "Acme", Placement.Shared, null, Active: true);
        var current = new CurrentTenant();
        current.Enter(tenant);
        await stage.FoundAsync(tenant, Ct);
        var invitations = new Invitations(stage.Db, current, stage.Queue, new UpperInvariantLookupNormalizer(), stage.Clock);
        var made = await invitations.InviteAsync(new Invitations.Place("ann@example.com", "Ann", "agent", CustomRoleId: null), Guid.CreateVersion7(), "https://desk.example", Ct);
        await stage.Post.TryOneAsync(Ct);

        stage.Clock.Move(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        var before = await invitations.FindAsync(TokenOf(drawer), Ct);
        stage.Clock.Move(TimeSpan.FromSeconds(2));
        var after = await invitations.FindAsync(TokenOf(drawer), Ct);
        var used = await invitations.UseAsync(made!.Id, Ct);
        await invitations.ResendAsync(made.Id, "https://desk.example", Ct);
        await stage.Post.TryOneAsync(Ct);

        before.ShouldNotBeNull();
        (after, used).ShouldBe((null, false));
        (await invitations.FindAsync(TokenOf(drawer), Ct)).ShouldNotBeNull();
    }

    private static string TokenOf(Drawer drawer) => drawer.Letters.Last().Link.Split('#')[1];
}
