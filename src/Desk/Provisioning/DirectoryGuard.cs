using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Provisioning;

/// <summary>Writes what only a directory knows into the member that a verb just made or changed, in that verb's own unit of work.</summary>
internal sealed class DirectoryGuard(DeskWork work, Action<Member> write) : IVerbGuard<MemberView>
{
    public ValueTask<Refusal?> EnterAsync(CancellationToken ct) => ValueTask.FromResult<Refusal?>(null);

    public async ValueTask<Refusal?> LeaveAsync(Outcome<MemberView> outcome, CancellationToken ct)
    {
        var id = outcome.Value!.Id;
        write(await work.Db.Members.SingleAsync(m => m.Id == id, ct));
        return null;
    }
}
