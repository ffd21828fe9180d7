using Switchboard.Tenancy;

namespace Switchboard.Desk;

/// <summary>Encrypts a tenant's secrets for storage. What is locked for one tenant does not open for another.</summary>
public interface ISecretBox
{
    byte[] Lock(TenantId tenant, string purpose, ReadOnlySpan<byte> secret);

    byte[] Open(TenantId tenant, string purpose, ReadOnlySpan<byte> locked);
}
