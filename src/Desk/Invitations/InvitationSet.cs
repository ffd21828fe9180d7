using Switchboard.Registry;

namespace Switchboard.Desk.Invitations;

[Set]
internal static class InvitationSet
{
    internal static readonly Set<InvitationView, Guid> Declaration =
        new Set<InvitationView, Guid>("invitations", "members:manage", i => i.Id)
            .From<Tenancy.Members.Invitations>((invitations, _) => invitations.OfTenant().Select(i => new InvitationView
            {
                Id = i.Id,
                Email = i.Email,
                Name = i.Name,
                Role = i.Role,
                CustomRoleId = i.CustomRoleId,
                CreatedAt = i.CreatedAt,
                SentAt = i.SentAt,
                ExpiresAt = i.ExpiresAt,
            }))
            .Sort(i => i.CreatedAt, descending: true);
}
