using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Desk.Applications;

[Verb("oauth-clients.change", Permission = "oauth-clients:manage", Route = "PUT /oauth-clients/{id}", FreshAuthentication = true,
    Refuses = [typeof(ExceedsYourRole)],
    Example = """{"name":"Parcel tracker","grantTypes":["authorization-code"],"redirectUris":["https://parcels.example.com/signed-in"],"scopes":["openid","conversations:read"],"role":"agent","thirdParty":false}""",
    Summary = "Change an application. What it already holds keeps the scopes it was granted.")]
internal sealed class ChangeOAuthClient(OAuthClients clients) : IVerb<ChangeOAuthClient.Input, OAuthClientView>
{
    internal sealed record Input(
        Guid Id,
        [StringLength(100, MinimumLength = 1)] string Name,
        [MaxLength(3)] IReadOnlyList<GrantType> GrantTypes,
        [MaxLength(100)] IReadOnlyList<string> Scopes,
        MemberRole Role,
        bool ThirdParty,
        [MaxLength(20)] IReadOnlyList<string>? RedirectUris = null,
        [MaxLength(20)] IReadOnlyList<string>? PostLogoutRedirectUris = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    public async ValueTask<Outcome<OAuthClientView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (await clients.FindOwnAsync(input.Id, ct) is not { } client)
            return new NotFound("oauth-client");
        var (redirects, afterLogout) = (input.RedirectUris ?? [], input.PostLogoutRedirectUris ?? []);
        if (ClientRules.Decide(client.Confidential, input.GrantTypes, redirects, afterLogout, input.Scopes, input.Role, caller) is { } refusal)
            return refusal;
        client.Name = input.Name;
        client.ThirdParty = input.ThirdParty;
        client.GrantTypes = [.. input.GrantTypes.Distinct().Select(Words<GrantType>.Write)];
        client.RedirectUris = [.. redirects.Distinct()];
        client.PostLogoutRedirectUris = [.. afterLogout.Distinct()];
        client.Scopes = [.. input.Scopes.Distinct()];
        client.Role = Words<MemberRole>.Write(input.Role);
        await clients.SaveAsync(ct);
        return OAuthClientView.Of(client);
    }
}
