using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Invitations;

/// <summary>Whoever holds the link takes the place that was kept for them. It comes before there is a caller, so it is no verb.</summary>
public sealed class AcceptInvitation(JoinedWork work, Accounts accounts, Tenancy.Members.Invitations invitations, TenantCatalog tenants, TimeProvider clock)
{
    /// <param name="Company">Who invites.</param>
    /// <param name="Email">Whom.</param>
    /// <param name="Name">How they were called.</param>
    /// <param name="Known">Whether they have an account: told to nobody but the holder of their letter.</param>
    public sealed record Offer(string Company, string Email, string Name, bool Known);

    public sealed record Accepted(User User, Membership Place, bool Fresh);

    /// <param name="known">Who has the invited address.</param>
    /// <param name="signedIn">Who is at the browser.</param>
    internal static Refusal? Decide(Guid? known, Guid? signedIn, string email, string? password)
    {
        if (signedIn is not null)
            return signedIn == known ? null : new InvitationForOther();
        if (known is not null)
            return new SignInToAccept();
        return password is null ? new InvalidInput("password", "is required.")
            : PasswordRules.Complaint(password, email) is { } complaint ? new InvalidInput("password", complaint) : null;
    }

    public async Task<Outcome<Offer>> ShowAsync(string token, CancellationToken ct) => await FindAsync(token, ct) is var (invitation, tenant)
        ? new Offer(tenant.Name, invitation.Email, invitation.Name, await accounts.FindClaimedAsync(invitation.Email) is not null)
        : new LinkDead();

    public async Task<Outcome<Accepted>> HandleAsync(string token, string? password, Guid? signedIn, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not var (invitation, tenant))
            return new LinkDead();
        var known = await accounts.FindClaimedAsync(invitation.Email);
        if (Decide(known?.Id, signedIn, invitation.Email, password) is { } refusal)
            return refusal;
        await work.EnterAsync(tenant, ct);
        if (!await invitations.UseAsync(invitation.Id, ct))
            return await DropAsync(new LinkDead());
        var user = known ?? await accounts.MakeAsync(invitation.Email, password!, confirmed: true);
        if (user is null)
            return await DropAsync(new SignInToAccept());
        var db = work.Desk;
        if (await db.Members.AnyAsync(m => m.UserId == user.Id || m.Email == invitation.Email, ct))
            return await DropAsync(new MemberExists());
        var role = await RoleRows.KeepAsync(db, invitation.CustomRoleId is { } id ? new RoleId(id) : null, ct);
        if (role is null && invitation.CustomRoleId is not null)
            return await DropAsync(new InvitedRoleGone());

        // The letter reached them: that is the proof that a confirmation asks for.
        user.EmailConfirmed = true;
        var member = new Member
        {
            Id = MemberId.New(),
            UserId = user.Id,
            Name = invitation.Name,
            Email = invitation.Email,
            Role = role?.Basis ?? Words<MemberRole>.Read(invitation.Role),
            CustomRoleId = role?.Id,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Members.Add(member);
        await work.SeatAsync(user, member, ct);
        await work.CommitAsync(Note(member, invitation, role), ct);
        return new Accepted(user, new Membership(tenant.Id, tenant.Slug, tenant.Name, tenant.Active, member.Id.Value), Fresh: known is null);
    }

    private AuditNote Note(Member member, Invitation invitation, CustomRole? role) => new(
        "invitations.accept",
        new Caller(CallerKind.Member, member.Id.Value, member.Name, role is null ? Roles.PermissionsOf(invitation.Role) : role.Permissions.ToFrozenSet(StringComparer.Ordinal)),
        invitation.Id,
        clock.GetUtcNow());

    private async Task<(Invitation, Tenant)?> FindAsync(string token, CancellationToken ct) =>
        await invitations.FindAsync(token, ct) is { } invitation && await tenants.FindAsync(invitation.TenantId, ct) is { Active: true } tenant ? (invitation, tenant) : null;

    private async Task<Outcome<Accepted>> DropAsync(Refusal refusal)
    {
        await work.DropAsync();
        return refusal;
    }
}
