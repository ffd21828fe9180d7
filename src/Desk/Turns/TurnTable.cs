using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Turns;

/// <summary>Where background work of many tenants begins: opens turns for it, and wakes a tenant by its news.</summary>
internal sealed class TurnTable(PlatformScope platform, TenantCatalog tenants, IDeskNews news, TimeProvider clock)
{
    public TenantTurns Open(TurnPlan plan, ILogger log) => new(platform, tenants, clock, log, plan);

    /// <summary>Until it is disposed, each piece of such news brings its tenant up.</summary>
    public IDisposable WakeOn<TNews>(TenantTurns turns)
        where TNews : DeskEvent =>
        news.Listen(item =>
        {
            if (item is TNews)
                turns.Wake(item.Tenant);
        });
}
