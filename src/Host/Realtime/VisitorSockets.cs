using Microsoft.AspNetCore.SignalR;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>Customers' open sockets. They end with their tenant's suspension.</summary>
internal sealed class VisitorSockets(TenantCatalog tenants, OpenSockets open)
{
    internal void Joined(HubCallerContext context, TenantId tenant) =>
        open.Add(context.ConnectionId, new OpenSocket(tenant, async ct => await tenants.FindAsync(tenant, ct) is { Active: true }, context.Abort));

    internal void Left(HubCallerContext context) => open.Remove(context.ConnectionId);
}
