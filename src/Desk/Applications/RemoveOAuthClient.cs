using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Desk.Applications;

[Verb("oauth-clients.remove", Permission = "oauth-clients:manage", Route = "DELETE /oauth-clients/{id}",
    Summary = "Take an application away; its secrets and tokens count no longer, within a minute.")]
internal sealed class RemoveOAuthClient(OAuthClients clients) : IVerb<RemoveOAuthClient.Input, Done>
{
    internal sealed record Input(Guid Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (await clients.FindOwnAsync(input.Id, ct) is not { } client)
            return new NotFound("oauth-client");
        await clients.RemoveAsync(client, ct);
        return default(Done);
    }
}
