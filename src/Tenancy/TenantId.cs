using Switchboard.Registry;

namespace Switchboard.Tenancy;

public readonly record struct TenantId(Guid Value) : IStrongId<TenantId>
{
    public static TenantId From(Guid value) => new(value);

    public static TenantId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
