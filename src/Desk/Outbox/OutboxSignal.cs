using System.Threading.Channels;
using Switchboard.Desk.Messaging;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Outbox;

/// <summary>Says which tenants have just got work, so that the dispatcher need not look. Losing a signal costs a second, no work.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<Tenant> _tenants = Channel.CreateBounded<Tenant>(new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<Tenant> Woken => _tenants.Reader;

    public void Wake(Tenant tenant) => _tenants.Writer.TryWrite(tenant);

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
}
