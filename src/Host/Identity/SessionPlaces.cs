using Switchboard.Desk.Members;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Host.Identity;

/// <summary>What a signed-in person's browser needs to know of the company, and of their place in it.</summary>
internal sealed class SessionPlaces(Seats seats, FoundedTenants founded)
{
    /// <summary>Null when there is no place for this person.</summary>
    internal async Task<(SessionTenant Tenant, SessionMemberView Member)?> ShowAsync(Tenant tenant, Guid user, Caller caller, CancellationToken ct)
    {
        if (await seats.OfUserAsync(tenant, user, ct) is not { } member)
            return null;
        var shown = new SessionTenant(tenant.Id.Value, tenant.Slug, tenant.Name, tenant.TimeZone, tenant.Language, await founded.IsConfirmedAsync(tenant.Id, ct));
        return (shown, new SessionMemberView(member.Id, member.Name, member.Role, member.Availability, [.. caller.Permissions.Order(StringComparer.Ordinal)])
        {
            CustomRoleName = member.CustomRoleName,
            IsOwner = member.Owner,
        });
    }
}
