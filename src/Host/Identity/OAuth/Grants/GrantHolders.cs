using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>Whether the one who granted is still somebody in that tenant: asked before new tokens are made, as it is at every use of one.</summary>
internal sealed class GrantHolders(Callers callers, RememberedCallers remembered, GrantRows grants)
{
    internal static readonly OAuthRefusal Gone = OAuthRefusal.Grant("Whoever allowed this can no longer sign in there. Sign in again.");

    internal async Task<bool> StandAsync(Grant grant, CancellationToken ct)
    {
        // New tokens live ten minutes, so they are not made from memory.
        if (grant.User is { } user)
            remembered.Forget(grant.Tenant, user);
        var holder = await callers.ResolveAsync(PrincipalClaims.Of(new LiveGrant(grant, "", ""), grant.Scopes, "grant"), slug: null, ct);
        if (holder.Succeeded)
            return true;

        // A suspended tenant may come back; a person who left does not.
        if (holder.Refusal.Kind != RefusalKind.Unavailable && holder.Refusal is not TenantSuspended)
            await grants.EndAsync(grant.Id, holder.Refusal.Code, ct);
        return false;
    }
}
