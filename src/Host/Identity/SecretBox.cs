using Microsoft.AspNetCore.DataProtection;
using Switchboard.Desk;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity;

/// <summary>Data Protection with the tenant as part of the purpose: a row copied to another tenant stays closed.</summary>
internal sealed class SecretBox(IDataProtectionProvider protection) : ISecretBox
{
    public byte[] Lock(TenantId tenant, string purpose, ReadOnlySpan<byte> secret) => For(tenant, purpose).Protect(secret.ToArray());

    public byte[] Open(TenantId tenant, string purpose, ReadOnlySpan<byte> locked) => For(tenant, purpose).Unprotect(locked.ToArray());

    private IDataProtector For(TenantId tenant, string purpose) => protection.CreateProtector("switchboard.tenant", tenant.ToString(), purpose);
}
