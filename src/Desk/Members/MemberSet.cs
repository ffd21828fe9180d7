using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

[Set]
internal static class MemberSet
{
    internal static readonly Set<MemberView, MemberId> Declaration =
        new Set<MemberView, MemberId>("members", "members:read", m => m.Id)
            .From<DeskDb>((db, _) => MemberView.From(db))
            .Filter(m => m.Role).Filter(m => m.CustomRoleId).Filter(m => m.Active).Filter(m => m.Availability)
            .Sort(m => m.Name)
            .Search((rows, words) => rows.Where(m => EF.Functions.ILike(m.Name, LikePattern.Containing(words), "\\") || EF.Functions.ILike(m.Email, LikePattern.Containing(words), "\\")));
}
