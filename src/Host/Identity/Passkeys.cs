using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>What a browser is to do with a passkey, and the ticket that its answer needs.</summary>
/// <param name="Options">As WebAuthn's <c>parseRequestOptionsFromJSON</c> and <c>parseCreationOptionsFromJSON</c> take it.</param>
/// <param name="Ticket">Good for five minutes and once.</param>
internal sealed record PasskeyChallenge(JsonElement Options, string Ticket);

/// <summary>Passkeys by ASP.NET Core Identity. A passkey asks its owner for a finger, a face or a PIN, so it is two factors by itself.</summary>
internal sealed class Passkeys(IPasskeyHandler<User> handler, UserManager<User> users, Tickets tickets)
{
    /// <param name="context">Tells the site.</param>
    /// <param name="user">Whose passkeys will do; null for whoever has one.</param>
    internal async Task<PasskeyChallenge> AskAsync(HttpContext context, User? user)
    {
        var made = await handler.MakeRequestOptionsAsync(user, context);
        return new PasskeyChallenge(JsonElement.Parse(made.RequestOptionsJson), tickets.Give(TicketPurpose.PasskeyAssertion, user, state: made.AssertionState));
    }

    internal async Task<Outcome<User>> ProveAsync(HttpContext context, string ticket, JsonElement credential, User? user, CancellationToken ct)
    {
        if (tickets.Read(TicketPurpose.PasskeyAssertion, ticket) is not { } given || given.User != user?.Id || !await tickets.SpendAsync(given, ct))
            return new TicketOver();
        var proven = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential.GetRawText(), AssertionState = given.State });
        if (!proven.Succeeded || (user is not null && proven.User.Id != user.Id))
            return new PasskeyRefused();

        // Its counter has moved; one that ever moves back is a copy.
        await users.AddOrUpdatePasskeyAsync(proven.User, proven.Passkey);
        return proven.User;
    }

    internal async Task<PasskeyChallenge> OfferAsync(HttpContext context, User user)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email ?? "", DisplayName = user.Email ?? "" }, context);
        return new PasskeyChallenge(JsonElement.Parse(made.CreationOptionsJson), tickets.Give(TicketPurpose.PasskeyCreation, user, state: made.AttestationState));
    }

    internal async Task<Outcome<UserPasskeyInfo>> AcceptAsync(HttpContext context, User user, string ticket, JsonElement credential, CancellationToken ct)
    {
        if (tickets.Read(TicketPurpose.PasskeyCreation, ticket) is not { } given || given.User != user.Id || given.Stamp != user.SecurityStamp || !await tickets.SpendAsync(given, ct))
            return new TicketOver();
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential.GetRawText(), AttestationState = given.State });
        return made.Succeeded && await users.FindByPasskeyIdAsync(made.Passkey.CredentialId) is null ? made.Passkey : new PasskeyRefused();
    }
}
