using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Applications;

[Verb("oauth-clients.create", Permission = "oauth-clients:manage", Route = "POST /oauth-clients", Status = 201, FreshAuthentication = true,
    Refuses = [typeof(ExceedsYourRole)],
    Example = """{"name":"Parcel tracker","confidential":true,"grantTypes":["authorization-code"],"redirectUris":["https://parcels.example.com/signed-in"],"scopes":["openid","conversations:read"],"role":"agent"}""",
    Summary = "Register an application; where it can keep a secret, that is shown this once.")]
internal sealed class CreateOAuthClient(OAuthClients clients, CurrentTenant tenant, TimeProvider clock) : IVerb<CreateOAuthClient.Input, CreateOAuthClient.Registered>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        bool Confidential,
        [MaxLength(3)] IReadOnlyList<GrantType> GrantTypes,
        [MaxLength(100)] IReadOnlyList<string> Scopes,
        MemberRole Role,
        [MaxLength(20)] IReadOnlyList<string>? RedirectUris = null,
        [MaxLength(20)] IReadOnlyList<string>? PostLogoutRedirectUris = null,
        bool ThirdParty = true);

    internal sealed record Registered(OAuthClientView Client, string? Secret);

    public async ValueTask<Outcome<Registered>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var (redirects, afterLogout) = (input.RedirectUris ?? [], input.PostLogoutRedirectUris ?? []);
        if (ClientRules.Decide(input.Confidential, input.GrantTypes, redirects, afterLogout, input.Scopes, input.Role, caller) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var client = new OAuthClient
        {
            Id = Guid.CreateVersion7(now),
            TenantId = tenant.Id,
            Name = input.Name,
            Confidential = input.Confidential,
            ThirdParty = input.ThirdParty,
            GrantTypes = [.. input.GrantTypes.Distinct().Select(Words<GrantType>.Write)],
            RedirectUris = [.. redirects.Distinct()],
            PostLogoutRedirectUris = [.. afterLogout.Distinct()],
            Scopes = [.. input.Scopes.Distinct()],
            Role = Words<MemberRole>.Write(input.Role),
            CreatedAt = now,
        };
        await clients.AddAsync(client, ct);
        var secret = client.Confidential ? (await clients.AddSecretAsync(client, ct))?.Text : null;
        return new Registered(OAuthClientView.Of(client), secret);
    }
}
