using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("api-keys.revoke", Permission = "api-keys:manage", Route = "DELETE /api-keys/{id}", Summary = "Stop a key at once.")]
internal sealed class RevokeApiKey(ApiKeys keys, DeskWork work, CurrentTenant tenant, RememberedCallers remembered, IDeskBus bus) : IVerb<RevokeApiKey.Input, Done>
{
    internal sealed record Input(Guid Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (!await keys.RevokeAsync(input.Id, ct))
            return new NotFound("api-key");
        remembered.Forget(tenant.Id, input.Id);
        bus.Publish(new AccessChanged(tenant.Id));
        work.Tell("apiKey.revoked", "false", "true");
        return default(Done);
    }
}
