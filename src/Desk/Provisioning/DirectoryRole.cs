using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Provisioning;

/// <summary>A role as a directory names it: a built-in one by its word, the tenant's own by id or name.</summary>
internal readonly record struct DirectoryRole(MemberRole BuiltIn, RoleId? Custom)
{
    internal static async Task<Outcome<DirectoryRole>> FindAsync(DeskDb db, string word, CancellationToken ct)
    {
        if (Roles.OfTenant.FirstOrDefault(r => string.Equals(r, word, StringComparison.OrdinalIgnoreCase)) is { } known)
            return new DirectoryRole(Words<MemberRole>.Read(known), null);
        var id = Guid.TryParse(word, out var parsed) ? new RoleId(parsed) : (RoleId?)null;
        var custom = await db.Set<CustomRole>().AsNoTracking()
            .FirstOrDefaultAsync(r => id != null ? r.Id == id : EF.Functions.ILike(r.Name, LikePattern.Exactly(word), "\\"), ct);
        return custom is null
            ? new InvalidInput("roles", $"has a value that is no role here: one of {string.Join(", ", Roles.OfTenant)}, or the id or the name of a role of your own.")
            : new DirectoryRole(custom.Basis, custom.Id);
    }

    internal bool IsThatOf(DirectoryUser user) => Custom is null ? user.CustomRoleId is null && user.Role == BuiltIn : user.CustomRoleId == Custom;
}
