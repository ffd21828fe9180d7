using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Switchboard.Desk;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Visitors;
using Switchboard.Tenancy;

namespace Switchboard.Host.Widget;

/// <summary>What a visitor holds: who they are at which inbox, sealed by us, for a week.</summary>
internal sealed class VisitorTokens(IDataProtectionProvider protection, TenantCatalog tenants, LiveInboxes inboxes, TimeProvider clock)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);
    private readonly IDataProtector _seal = protection.CreateProtector("switchboard.visitor-token");
    private readonly IDataProtector _browser = protection.CreateProtector("switchboard.visitor-id");

    public (string Token, DateTimeOffset ExpiresAt) Issue(TenantId tenant, InboxId inbox, ContactId contact, string name)
    {
        var expires = clock.GetUtcNow() + Lifetime;
        var claims = JsonSerializer.SerializeToUtf8Bytes(new Claims(tenant.Value, inbox.Value, contact.Value, name, expires));
        return (Base64Url.EncodeToString(_seal.Protect(claims)), expires);
    }

    /// <summary>The visitor, or null for anything but a live token of ours at an inbox that still takes messages.</summary>
    public async ValueTask<Visitor?> ReadAsync(string? token, CancellationToken ct)
    {
        if (Open(token) is not { } claims || claims.Expires <= clock.GetUtcNow())
            return null;
        var tenantId = new TenantId(claims.Tenant);
        if (await tenants.FindAsync(tenantId, ct) is not { Active: true } tenant)
            return null;
        return await inboxes.FindAsync(tenantId, new InboxId(claims.Inbox), ct) is { } inbox
            ? new Visitor(tenant, inbox, new ContactId(claims.Contact), claims.Name)
            : null;
    }

    /// <summary>A browser's own id. Sealed, so that nobody can name another's and read along.</summary>
    public string NewVisitorId() => Base64Url.EncodeToString(_browser.Protect(RandomNumberGenerator.GetBytes(16)));

    /// <summary>The identity behind a browser's id, or null when it is none of ours.</summary>
    public string? ReadVisitorId(string? visitorId)
    {
        if (visitorId is not { Length: > 0 and < 500 })
            return null;
        try
        {
            return "browser:" + Convert.ToHexStringLower(_browser.Unprotect(Base64Url.DecodeFromChars(visitorId)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private Claims? Open(string? token)
    {
        if (token is not { Length: > 0 and < 2_000 })
            return null;
        try
        {
            return JsonSerializer.Deserialize<Claims>(_seal.Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private sealed record Claims(Guid Tenant, Guid Inbox, Guid Contact, string Name, DateTimeOffset Expires);
}
