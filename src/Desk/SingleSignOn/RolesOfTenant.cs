using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.SingleSignOn;

/// <summary>The tenant's own roles that a provider gives.</summary>
internal static class RolesOfTenant
{
    /// <summary>Null when all of them are there, and are the caller's to give.</summary>
    internal static async Task<Refusal?> DecideAsync(DeskDb db, IReadOnlyList<GroupRole> mappings, RoleId? usual, Caller caller, CancellationToken ct)
    {
        RoleId[] named = [.. mappings.Select(m => m.CustomRoleId).Append(usual).OfType<RoleId>().Distinct()];
        var known = await db.Set<CustomRole>().Where(r => named.Contains(r.Id)).ToListAsync(ct);
        return known.Count < named.Length ? new NotFound("role") : Granting.Decide(caller, known.SelectMany(r => r.Permissions));
    }
}
