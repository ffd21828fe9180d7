using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Members;

/// <summary>Roles that the tenant made, looked at before something is decided about them.</summary>
internal static class RoleRows
{
    internal static Task<bool> IsTakenAsync(DeskDb db, string name, RoleId? but, CancellationToken ct) =>
        db.Set<CustomRole>().AnyAsync(r => EF.Functions.ILike(r.Name, LikePattern.Exactly(name), "\\") && r.Id != but, ct);

    /// <summary>Locked against being given to anybody meanwhile.</summary>
    internal static Task<CustomRole?> LockAsync(DeskDb db, RoleId id, CancellationToken ct) =>
        db.Set<CustomRole>().FromSql($"select * from desk.roles where id = {id.Value} for update").SingleOrDefaultAsync(ct);

    /// <summary>Kept as it is while it is given to somebody.</summary>
    internal static Task<CustomRole?> KeepAsync(DeskDb db, RoleId? id, CancellationToken ct) => id is { } known
        ? db.Set<CustomRole>().FromSql($"select * from desk.roles where id = {known.Value} for share").SingleOrDefaultAsync(ct)
        : Task.FromResult<CustomRole?>(null);
}
