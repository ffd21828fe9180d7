using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>A request whose answer may be sent back to the application, be it a refusal.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="Sent">As it came to this address.</param>
/// <param name="State">Goes back as it came.</param>
/// <param name="RedirectUri">Where to.</param>
/// <param name="Request">What it asks, or why not.</param>
internal sealed record ReadAuthorization(OAuthClient Client, Parameters Sent, string? State, string RedirectUri, Outcome<AuthorizationRequest> Request);

/// <summary>A request that must not be answered anywhere but here: nobody knows who would read it.</summary>
internal sealed record NowhereToAnswer(string Why) : Refusal(RefusalKind.Invalid, "oauth.nowhere-to-answer", Why);

/// <summary>Finds out who asks, and what, in the address itself or in what was pushed before.</summary>
internal sealed class AuthorizationReader(OAuthClients clients, PushedRequests pushed)
{
    internal async Task<Outcome<ReadAuthorization>> ReadAsync(Parameters sent, CancellationToken ct)
    {
        if (!Guid.TryParseExact(sent["client_id"], "D", out var id) || await clients.FindAsync(id, ct) is not { } client)
            return new NowhereToAnswer("client");
        var asked = sent;
        if (sent["request_uri"] is { } uri)
        {
            if (await pushed.FindAsync(client.Id, uri, ct) is not { } kept)
                return new NowhereToAnswer("request");
            asked = kept;
        }

        if (!AuthorizationRequest.MayAnswerAt(client, asked["redirect_uri"]))
            return new NowhereToAnswer("redirect");
        return new ReadAuthorization(client, sent, asked["state"], asked["redirect_uri"]!, AuthorizationRequest.Decide(client, asked));
    }
}
