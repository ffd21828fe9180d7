using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("members.add", Permission = "members:manage", Route = "POST /members", Status = 201, FreshAuthentication = true,
    Refuses = [typeof(MemberExists), typeof(ExceedsYourRole)],
    Example = """{"name":"Wang Li","email":"wang.li@example.com","role":"agent","password":"correct horse battery"}""",
    Summary = "Add a person to the tenant, with a built-in role or a custom one; the basis of a custom one takes the place of 'role'. Without a password they choose one by 'forgotten password'.")]
internal sealed class AddMember(DeskWork work, Accounts accounts, CurrentTenant tenant, TimeProvider clock) : IVerb<AddMember.Input, MemberView>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        [EmailAddress, StringLength(254)] string Email,
        MemberRole Role,
        string? Password = null,
        [Range(0, 1000)] int Capacity = 5,
        RoleId? CustomRoleId = null,
        bool Active = true);

    /// <summary>An account that this tenant did not make just now may be anybody's who once typed that address.</summary>
    internal static bool NeedsProof(bool confirmed, bool ours) => !confirmed && !ours;

    public async ValueTask<Outcome<MemberView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var role = await RoleRows.KeepAsync(db, input.CustomRoleId, ct);
        if (input.CustomRoleId is not null && role is null)
            return new NotFound("role");
        if (Granting.Decide(caller, role?.Permissions ?? BuiltInRoles.PermissionsOf(input.Role).AsEnumerable()) is { } excess)
            return excess;
        var email = input.Email.Trim();
        var found = await accounts.FindOrCreateAsync(email, input.Password);
        if (!found.Succeeded)
            return found.Refusal;
        var user = found.Value.Person;
        if (await db.Members.AnyAsync(m => m.UserId == user.Id, ct))
            return new MemberExists();

        var member = new Member
        {
            Id = MemberId.New(),
            UserId = user.Id,
            Name = input.Name,
            Email = email,
            Role = role?.Basis ?? input.Role,
            CustomRoleId = role?.Id,
            Capacity = input.Capacity,
            Active = input.Active,
            NeedsProof = NeedsProof(user.EmailConfirmed, found.Value.Ours),
            CreatedAt = clock.GetUtcNow(),
        };
        db.Members.Add(member);

        // Whoever adds the same person at the same moment waits here and is refused, before the membership could name a row that never was.
        await db.SaveChangesAsync(ct);

        // A membership that outlives a failed commit opens nothing: signing in needs the member's row as well.
        await accounts.JoinAsync(user.Id, tenant.Id, member.Id.Value, ct);
        return MemberView.Of(member, open: 0);
    }
}
