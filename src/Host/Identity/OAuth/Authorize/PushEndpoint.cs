using Switchboard.Host.Identity.OAuth.Clients;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary><c>POST /connect/par</c>.</summary>
internal static class PushEndpoint
{
    internal sealed record Kept(string RequestUri, int ExpiresIn);

    internal static async Task<IResult> ServeAsync(HttpContext context, ClientAuthentication clients, PushedRequests pushed, CancellationToken ct)
    {
        var sent = await Parameters.ReadAsync(context.Request, ct);
        if (!sent.Succeeded)
            return OAuthAnswer.Refuse(sent.Refusal);
        var client = await clients.ProveAsync(context.Request, sent.Value, ct);
        if (!client.Succeeded)
            return OAuthAnswer.Refuse(client.Refusal);
        if (sent.Value["request_uri"] is not null || !AuthorizationRequest.MayAnswerAt(client.Value, sent.Value["redirect_uri"]))
            return OAuthAnswer.Refuse(OAuthRefusal.Request("redirect_uri is not one that was registered, or there is a request_uri."));
        var request = AuthorizationRequest.Decide(client.Value, sent.Value);
        if (!request.Succeeded)
            return OAuthAnswer.Refuse(request.Refusal);
        var uri = await pushed.KeepAsync(client.Value.Id, sent.Value.Without("client_secret"), ct);
        return OAuthAnswer.Of(new Kept(uri, (int)PushedRequests.Lifetime.TotalSeconds), StatusCodes.Status201Created);
    }
}
