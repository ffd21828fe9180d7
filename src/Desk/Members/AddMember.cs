using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("members.add", Permission = "members:manage", Route = "POST /members", Status = 201,
    Refuses = [typeof(MemberExists)],
    Summary = "Add a person to the tenant.")]
internal sealed class AddMember(DeskDb db, Accounts accounts, CurrentTenant tenant, TimeProvider clock) : IVerb<AddMember.Input, MemberView>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        [EmailAddress, StringLength(254)] string Email,
        MemberRole Role,
        string Password,
        [Range(0, 1000)] int Capacity = 5);

    public async ValueTask<Outcome<MemberView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var email = input.Email.Trim();
        var user = await accounts.FindOrCreateAsync(email, input.Password);
        if (!user.Succeeded)
            return user.Refusal;
        if (await db.Members.AnyAsync(m => m.UserId == user.Value.Id, ct))
            return new MemberExists();

        var now = clock.GetUtcNow();
        var member = new Member { Id = MemberId.New(), UserId = user.Value.Id, Name = input.Name, Email = email, Role = input.Role, Capacity = input.Capacity, CreatedAt = now };
        db.Members.Add(member);

        // A membership that outlives a failed commit opens nothing: signing in needs the member's row as well.
        await accounts.JoinAsync(user.Value.Id, tenant.Id, member.Id.Value, ct);
        return MemberView.Of(member, open: 0);
    }
}
