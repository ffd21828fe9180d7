using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

/// <summary>Gives people the role that their groups say, anew at each sign-in.</summary>
internal sealed class MappedSeats(DeskWork work, HandBack handBack, AccessNews access, TimeProvider clock)
{
    internal async Task<MappedRole?> RoleAsync(IdentityProvider provider, ExternalPerson person, CancellationToken ct)
    {
        RoleId[] named = [.. provider.Mappings.Select(m => m.CustomRoleId).Append(provider.DefaultCustomRoleId).OfType<Guid>().Select(id => new RoleId(id))];
        var custom = named.Length == 0 ? [] : await work.Db.Set<CustomRole>().AsNoTracking().Where(r => named.Contains(r.Id)).ToListAsync(ct);
        return MappedRole.Of(provider, person.Groups, custom);
    }

    internal Member Add(User user, string email, string name, MappedRole role)
    {
        var member = new Member
        {
            Id = MemberId.New(),
            UserId = user.Id,
            Name = name,
            Email = email,
            Role = role.Role,
            CustomRoleId = role.Custom?.Id,

            // By a password of whoever once made this account in their name, nobody comes in.
            NeedsProof = AddMember.NeedsProof(user.EmailConfirmed, ours: false),
            CreatedAt = clock.GetUtcNow(),
        };
        work.Db.Members.Add(member);
        return member;
    }

    /// <summary>Whether something changed. The owner and the last administrator keep what they have: else a group that was renamed would lock everybody out.</summary>
    internal async Task<Outcome<bool>> ApplyAsync(Member member, MappedRole role, Caller by, CancellationToken ct)
    {
        var was = Seat.Of(member);
        var becomes = was with { Role = role.Role, CustomRole = role.Custom?.Id };
        if (was == becomes)
            return false;
        var admins = await work.Db.Members.FromSql($"""
            select * from desk.members where tenant_id = {work.Db.TenantId.Value} and role = 'admin' and active and custom_role_id is null order by id for no key update
            """).CountAsync(ct);
        if (ChangeMember.Decide(was, becomes, member.Owner, passes: false, admins) is not null)
            return false;
        (member.Role, member.CustomRoleId) = (becomes.Role, becomes.CustomRole);
        if (was.Answers && !becomes.Answers && await handBack.RunAsync(member, null, null, by, ct) is { } held)
            return held;
        access.Changed(work);
        return true;
    }
}
