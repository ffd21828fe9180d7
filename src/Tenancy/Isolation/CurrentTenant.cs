using Switchboard.Registry;

namespace Switchboard.Tenancy.Isolation;

/// <summary>The tenant of this scope, and what of it this scope may see. Entered once, by whoever authenticated the call or took the job; never changed.</summary>
public sealed class CurrentTenant
{
    private Tenant? _tenant;

    public bool IsKnown => _tenant is not null;

    public Tenant Tenant => _tenant ?? throw new InvalidOperationException("This scope has no tenant. Enter one first, or use PlatformScope and say why.");

    public TenantId Id => Tenant.Id;

    /// <summary>The inboxes that this scope is limited to; null for work of the product's own and for callers who see all.</summary>
    public InboxScope? Inboxes { get; private set; }

    /// <summary>For work of the product's own, and for customers: nothing of the tenant is hidden from it.</summary>
    public void Enter(Tenant tenant) => Enter(tenant, inboxes: null);

    /// <summary>For somebody's call: what they may not see does not exist in this scope.</summary>
    public void Enter(Tenant tenant, Caller caller) => Enter(tenant, caller.Inboxes);

    /// <summary>The same tenant with the same limits, in another scope.</summary>
    public void EnterAs(CurrentTenant other) => Enter(other.Tenant, other.Inboxes);

    /// <summary>Throws when this scope would show the caller more than they may see.</summary>
    public void Admit(Caller caller)
    {
        if (caller.Inboxes is not null && !InboxScope.Same(caller.Inboxes, Inboxes))
            throw new InvalidOperationException("This scope was not entered for its caller, who is limited to some inboxes. Enter it with the caller.");
    }

    private void Enter(Tenant tenant, InboxScope? inboxes)
    {
        if (_tenant is not null && (_tenant.Id != tenant.Id || !InboxScope.Same(Inboxes, inboxes)))
            throw new InvalidOperationException("This scope already belongs to another tenant, or to somebody who sees something else.");
        (_tenant, Inboxes) = (tenant, inboxes);
    }
}
