namespace Switchboard.Tenancy.Isolation;

/// <summary>The tenant of this scope. Entered once, by whoever authenticated the call or took the job; never changed.</summary>
public sealed class CurrentTenant
{
    private Tenant? _tenant;

    public bool IsKnown => _tenant is not null;

    public Tenant Tenant => _tenant ?? throw new InvalidOperationException("This scope has no tenant. Enter one first, or use PlatformScope and say why.");

    public TenantId Id => Tenant.Id;

    public void Enter(Tenant tenant)
    {
        if (_tenant is not null && _tenant.Id != tenant.Id)
            throw new InvalidOperationException("This scope already belongs to another tenant.");
        _tenant = tenant;
    }
}
