using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Members;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Routing;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Realtime;

/// <summary>What others see of a member without a word being written: online or not, and typing.</summary>
internal sealed class AgentSignals(PresenceBoard presence, PlatformScope platform, IDeskBus bus)
{
    public async Task ConnectedAsync(Tenant tenant, Caller caller, CancellationToken ct)
    {
        if (caller.Kind != CallerKind.Member || !presence.Connected(tenant.Id, new MemberId(caller.Id)))
            return;
        await using var scope = platform.Enter(tenant);
        var chosen = await scope.ServiceProvider.GetRequiredService<OpenConversation>().AvailabilityAsync(new MemberId(caller.Id), ct);
        bus.Publish(new PresenceChanged(tenant.Id, new MemberId(caller.Id), caller.Name, chosen));
    }

    public void Disconnected(Tenant tenant, Caller caller)
    {
        if (caller.Kind == CallerKind.Member && presence.Disconnected(tenant.Id, new MemberId(caller.Id)))
            bus.Publish(new PresenceChanged(tenant.Id, new MemberId(caller.Id), caller.Name, Availability.Offline));
    }

    public void Types(Tenant tenant, Caller caller, ConversationId conversation) =>
        bus.Publish(new SomeoneTypes(tenant.Id, conversation, AuthorKind.Agent, new MemberId(caller.Id), caller.Name));

    public async Task<IReadOnlyList<MemberPresence>> AllAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = platform.Enter(tenant);
        return await scope.ServiceProvider.GetRequiredService<OpenConversation>().PresenceAsync(presence, ct);
    }
}
