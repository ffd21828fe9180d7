using Switchboard.Desk.Members;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Applications;

[Verb("oauth-clients.add-secret", Permission = "oauth-clients:manage", Route = "POST /oauth-clients/{id}/secrets", Status = 201, FreshAuthentication = true,
    Refuses = [typeof(NoSecretForPublicClient), typeof(TooManySecrets), typeof(ExceedsYourRole)],
    Summary = "Make a second secret, shown this once: change to it, then revoke the first.")]
internal sealed class AddOAuthClientSecret(OAuthClients clients) : IVerb<AddOAuthClientSecret.Input, AddOAuthClientSecret.Made>
{
    internal sealed record Input(Guid Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    internal sealed record Made(Guid Id, Guid ClientId, string Hint, DateTimeOffset CreatedAt, string Secret);

    public async ValueTask<Outcome<Made>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (await clients.FindOwnAsync(input.Id, ct) is not { } client)
            return new NotFound("oauth-client");

        // Whoever has a secret of it acts as it does.
        if (Granting.Decide(caller, Roles.PermissionsOf(client.Role)) is { } excess)
            return excess;
        if (!client.Confidential)
            return new NoSecretForPublicClient();
        return await clients.AddSecretAsync(client, ct) is { } made
            ? new Made(made.Secret.Id, client.Id, made.Secret.Hint, made.Secret.CreatedAt, made.Text)
            : new TooManySecrets();
    }
}
