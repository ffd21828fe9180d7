using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

[Verb("identity-providers.remove", Permission = "identity-providers:manage", Route = "DELETE /identity-providers/{id}", FreshAuthentication = true,
    Summary = "Take a provider away; the sessions that it began end within a minute. Its people stay members.")]
internal sealed class RemoveIdentityProvider(IdentityProviders providers, DeskWork work, AccessNews access) : IVerb<RemoveIdentityProvider.Input, Done>
{
    internal sealed record Input(Guid Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (await providers.FindOwnAsync(input.Id, ct) is not { } provider)
            return new NotFound("identity-provider");
        await providers.RemoveAsync(provider, ct);
        access.Changed(work);
        return default(Done);
    }
}
