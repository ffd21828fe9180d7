using System.Threading.Channels;
using Switchboard.Desk.Messaging;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Outbox;

/// <summary>Says which tenants have just got work, so that the dispatcher need not look. Losing a signal costs a sweep's wait, no work.</summary>
internal sealed class OutboxSignal
{
    public Channel<Tenant> Bots { get; } = Create();

    public Channel<Tenant> Events { get; } = Create();

    public void Wake(Tenant tenant)
    {
        Bots.Writer.TryWrite(tenant);
        Events.Writer.TryWrite(tenant);
    }

    public void Wake(IReadOnlyList<MessageDraft> drafts)
    {
        Tenant? last = null;
        foreach (var draft in drafts)
        {
            if (draft.Tenant.Id == last?.Id)
                continue;
            Wake(last = draft.Tenant);
        }
    }

    private static Channel<Tenant> Create() => Channel.CreateBounded<Tenant>(new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropWrite });
}
