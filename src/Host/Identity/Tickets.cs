using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Switchboard.Host.Rest;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>What a ticket is good for. One for one thing opens nothing else.</summary>
internal enum TicketPurpose
{
    /// <summary>The password was right; the second factor is missing.</summary>
    SecondFactor,

    /// <summary>A passkey was asked for, to sign in or to prove it again.</summary>
    PasskeyAssertion,

    /// <summary>A new passkey was asked for.</summary>
    PasskeyCreation,
}

/// <param name="Id">Makes it one of its kind.</param>
/// <param name="User">Whom it was given to; null where that is not known yet.</param>
/// <param name="Stamp">The person's security stamp then: whatever changes it ends the ticket.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Tenant">The tenant that was asked for.</param>
/// <param name="State">What the one who gave it needs to remember.</param>
internal sealed record Ticket(Guid Id, Guid? User, string Stamp, DateTimeOffset Until, string? Tenant, string? State);

/// <summary>Short-lived, sealed notes to ourselves that a browser carries between two steps.</summary>
internal sealed class Tickets(IDataProtectionProvider protection, UsedProofs used, TimeProvider clock)
{
    internal static readonly TimeSpan Lives = TimeSpan.FromMinutes(5);

    internal string Give(TicketPurpose purpose, User? user, string? tenant = null, string? state = null) =>
        Seal(purpose).Protect(JsonSerializer.Serialize(
            new Ticket(Guid.CreateVersion7(), user?.Id, user?.SecurityStamp ?? "", clock.GetUtcNow() + Lives, tenant, state), RestJson.Options));

    /// <summary>Null when it is none of ours, was given for something else, or is over.</summary>
    internal Ticket? Read(TicketPurpose purpose, string text)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(Seal(purpose).Unprotect(text), RestJson.Options);
            return ticket?.Until > clock.GetUtcNow() ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>True for the first who uses it.</summary>
    internal Task<bool> SpendAsync(Ticket ticket, CancellationToken ct) => used.TakeAsync($"ticket {ticket.Id}", ticket.Until, ct);

    private IDataProtector Seal(TicketPurpose purpose) => protection.CreateProtector("switchboard.ticket", purpose.ToString());
}
