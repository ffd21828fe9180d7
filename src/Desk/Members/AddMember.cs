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
    Summary = "Add a person to the tenant, with a built-in role or a custom one; the basis of a custom one takes the place of 'role'.")]
internal sealed class AddMember(DeskWork work, Accounts accounts, CurrentTenant tenant, TimeProvider clock) : IVerb<AddMember.Input, MemberView>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        [EmailAddress, StringLength(254)] string Email,
        MemberRole Role,
        string Password,
        [Range(0, 1000)] int Capacity = 5,
        RoleId? CustomRoleId = null);

    public async ValueTask<Outcome<MemberView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var role = await RoleRows.KeepAsync(db, input.CustomRoleId, ct);
        if (input.CustomRoleId is not null && role is null)
            return new NotFound("role");
        if (Granting.Decide(caller, role?.Permissions ?? BuiltInRoles.PermissionsOf(input.Role).AsEnumerable()) is { } excess)
            return excess;
        var email = input.Email.Trim();
        var user = await accounts.FindOrCreateAsync(email, input.Password);
        if (!user.Succeeded)
            return user.Refusal;
        if (await db.Members.AnyAsync(m => m.UserId == user.Value.Id, ct))
            return new MemberExists();

        var member = new Member
        {
            Id = MemberId.New(),
            UserId = user.Value.Id,
            Name = input.Name,
            Email = email,
            Role = role?.Basis ?? input.Role,
            CustomRoleId = role?.Id,
            Capacity = input.Capacity,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Members.Add(member);

        // Whoever adds the same person at the same moment waits here and is refused, before the membership could name a row that never was.
        await db.SaveChangesAsync(ct);

        // A membership that outlives a failed commit opens nothing: signing in needs the member's row as well.
        await accounts.JoinAsync(user.Value.Id, tenant.Id, member.Id.Value, ct);
        return MemberView.Of(member, open: 0);
    }
}
