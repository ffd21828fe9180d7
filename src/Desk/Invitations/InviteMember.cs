using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Onboarding;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Desk.Invitations;

[Verb("members.invite", Permission = "members:manage", Route = "POST /invitations", Status = 201, FreshAuthentication = true,
    Refuses = [typeof(ExceedsYourRole), typeof(MemberExists), typeof(AlreadyInvited), typeof(EmailUnconfirmed), typeof(NoPublicAddress)],
    Example = """{"name":"Wang Li","email":"wang.li@example.com","role":"agent"}""",
    Summary = "Invite a person by a letter with a link, which works once, for 72 hours; the basis of a custom role takes the place of 'role'.")]
internal sealed class InviteMember(DeskDb db, Tenancy.Members.Invitations invitations, FoundedTenants founded, IPublicAddress address) : IVerb<InviteMember.Input, InvitationView>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        [EmailAddress, StringLength(254)] string Email,
        MemberRole Role,
        RoleId? CustomRoleId = null);

    /// <summary>A stranger who has not even confirmed their own address writes to nobody in our name.</summary>
    internal static Refusal? Decide(bool confirmed, bool member) => !confirmed ? new EmailUnconfirmed() : member ? new MemberExists() : null;

    public async ValueTask<Outcome<InvitationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var email = input.Email.Trim();
        if (input.Name.Any(char.IsControl))
            return new InvalidInput("name", "must be one line of text.");
        var role = input.CustomRoleId is { } id ? await db.Set<CustomRole>().SingleOrDefaultAsync(r => r.Id == id, ct) : null;
        if (input.CustomRoleId is not null && role is null)
            return new NotFound("role");
        if (Granting.Decide(caller, role?.Permissions ?? BuiltInRoles.PermissionsOf(input.Role).AsEnumerable()) is { } beyond)
            return beyond;
        if (Decide(await founded.IsConfirmedAsync(db.TenantId, ct), await db.Members.AnyAsync(m => EF.Functions.ILike(m.Email, LikePattern.Exactly(email), "\\"), ct)) is { } refusal)
            return refusal;
        if (address.BaseUrl is not { } baseUrl)
            return new NoPublicAddress();
        var place = new Tenancy.Members.Invitations.Place(email, input.Name.Trim(), Words<MemberRole>.Write(role?.Basis ?? input.Role), role?.Id.Value);
        return await invitations.InviteAsync(place, caller.Id, baseUrl, ct) is { } invited
            ? InvitationView.Of(invited)
            : new AlreadyInvited();
    }
}
