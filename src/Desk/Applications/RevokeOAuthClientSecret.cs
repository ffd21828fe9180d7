using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Desk.Applications;

[Verb("oauth-clients.revoke-secret", Permission = "oauth-clients:manage", Route = "DELETE /oauth-clients/{id}/secrets/{secretId}",
    Summary = "Stop a secret at once. Tokens that were issued before live on for their ten minutes.")]
internal sealed class RevokeOAuthClientSecret(OAuthClients clients) : IVerb<RevokeOAuthClientSecret.Input, Done>
{
    internal sealed record Input(Guid Id, Guid SecretId) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct) =>
        await clients.RevokeSecretAsync(input.Id, input.SecretId, ct) ? default(Done) : new NotFound("oauth-client-secret");
}
