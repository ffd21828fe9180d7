using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Switchboard.Registry;

/// <summary>The inboxes that a caller is limited to. Whoever has no limit has none of these.</summary>
public sealed class InboxScope
{
    private readonly FrozenSet<Guid> _inboxes;

    public InboxScope(IEnumerable<Guid> inboxes)
    {
        _inboxes = inboxes.ToFrozenSet();
        Inboxes = [.. _inboxes.Order()];
        Key = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Inboxes.ToArray().AsSpan())).AsSpan(0, 16));
    }

    public IReadOnlyList<Guid> Inboxes { get; }

    /// <summary>The same for the same inboxes: names what all who are limited alike share.</summary>
    public string Key { get; }

    public bool Has(Guid inbox) => _inboxes.Contains(inbox);

    /// <summary>Whether two callers, or a caller and a scope, see the same.</summary>
    public static bool Same(InboxScope? one, InboxScope? other) => one?.Key == other?.Key;
}
