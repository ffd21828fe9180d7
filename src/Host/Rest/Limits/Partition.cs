using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Switchboard.Tenancy;

namespace Switchboard.Host.Rest.Limits;

internal enum PartitionKind
{
    Credential,
    Tenant,
    Address,
    Visitor,
}

/// <summary>Whose allowance it is.</summary>
internal readonly record struct Partition(PartitionKind Kind, UInt128 Id)
{
    internal static Partition Of(TenantId tenant) => new(PartitionKind.Tenant, Number(tenant.Value));

    internal static Partition OfVisitor(Guid contact) => new(PartitionKind.Visitor, Number(contact));

    /// <summary>A signed-in person's or a key's own; otherwise the address's.</summary>
    internal static Partition Of(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } && Guid.TryParse(context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var id)
            ? new(PartitionKind.Credential, Number(id))
            : OfAddress(context);

    internal static Partition OfAddress(HttpContext context) => new(PartitionKind.Address, Number(context.Connection.RemoteIpAddress ?? IPAddress.None));

    private static UInt128 Number(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    private static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out var length))
            return default;

        // A household has a whole /64 of IPv6: each of its addresses would be an allowance of its own.
        if (length == 16 && address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            bytes[8..].Clear();
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
