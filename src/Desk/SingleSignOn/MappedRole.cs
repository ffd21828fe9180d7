using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

/// <summary>Which role somebody's groups give them. Pure.</summary>
/// <param name="Role">The built-in one, or the basis of the custom one.</param>
/// <param name="Custom">The tenant's own role.</param>
internal sealed record MappedRole(MemberRole Role, CustomRole? Custom)
{
    /// <summary>The first mapping that fits, else the usual role; null when there is neither. A custom role that is gone gives nothing.</summary>
    internal static MappedRole? Of(IdentityProvider provider, IReadOnlyList<string>? groups, IReadOnlyList<CustomRole> custom)
    {
        foreach (var mapping in provider.Mappings)
        {
            if (groups?.Contains(mapping.Group, StringComparer.Ordinal) == true && Of(mapping.Role, mapping.CustomRoleId, custom) is { } found)
                return found;
        }

        return Of(provider.DefaultRole, provider.DefaultCustomRoleId, custom);
    }

    private static MappedRole? Of(string? role, Guid? id, IReadOnlyList<CustomRole> custom)
    {
        if (id is not null)
            return custom.FirstOrDefault(r => r.Id.Value == id) is { } own ? new MappedRole(own.Basis, own) : null;
        return role is null ? null : new MappedRole(Words<MemberRole>.Read(role), null);
    }
}
