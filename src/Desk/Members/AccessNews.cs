using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

/// <summary>What somebody of the tenant may do or see has changed: remembered callers are asked anew, and open sockets are looked at.</summary>
internal sealed class AccessNews(RememberedCallers remembered, IDeskBus bus, CurrentTenant tenant)
{
    /// <summary>Once the change is durable; before, somebody would remember the former state for half a minute.</summary>
    public void Changed(DeskWork work)
    {
        var id = tenant.Id;
        work.Afterwards(_ =>
        {
            remembered.Forget(id);
            bus.Publish(new AccessChanged(id));
            return ValueTask.CompletedTask;
        });
    }
}
