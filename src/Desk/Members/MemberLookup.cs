using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Members;

/// <summary>Finds members for whoever signs people in.</summary>
public sealed class MemberLookup(DeskDb db)
{
    public Task<ActiveMember?> FindActiveAsync(MemberId id, CancellationToken ct) =>
        db.Members.Where(m => m.Id == id && m.Active).Select(m => new ActiveMember(m.Id, m.Name, Words<MemberRole>.Write(m.Role), m.Availability)).SingleOrDefaultAsync(ct);
}

public sealed record ActiveMember(MemberId Id, string Name, string Role, Availability Availability);
