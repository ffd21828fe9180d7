using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Channels;
using Switchboard.Desk.Onboarding;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Desk.Inboxes;

[Verb("inboxes.change", Permission = "inboxes:manage", Route = "PUT /inboxes/{id}", Refuses = [typeof(EmailUnconfirmed)], Summary = "Change an inbox's name, settings, or switch it off.")]
internal sealed class ChangeInbox(DeskWork work, InboxForm form, FoundedTenants founded) : IVerb<ChangeInbox.Input, InboxView>
{
    internal sealed record Input(InboxId Id, [StringLength(100, MinimumLength = 1)] string? Name = null, bool? Enabled = null, IReadOnlyDictionary<string, string>? Settings = null)
        : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<InboxView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var inbox = await db.Inboxes.SingleOrDefaultAsync(i => i.Id == input.Id, ct);
        if (inbox is null)
            return new NotFound("inbox");
        if (input.Enabled == true && InboxChannels.Decide(inbox.Channel, await founded.IsConfirmedAsync(db.TenantId, ct)) is { } closed)
            return closed;
        inbox.Name = input.Name?.Trim() ?? inbox.Name;
        inbox.Enabled = input.Enabled ?? inbox.Enabled;
        if (input.Settings is not null && form.Fill(inbox, db.TenantId, input.Settings) is { } refusal)
            return refusal;
        if (await db.Set<ChannelInbox>().SingleOrDefaultAsync(h => h.InboxId == inbox.Id, ct) is { } behind)
            behind.Streams = form.Streams(inbox, db.TenantId);
        work.Publish(new InboxesChanged(db.TenantId));
        await db.SaveChangesAsync(ct);
        return await InboxView.From(db, caller).SingleAsync(i => i.Id == input.Id, ct);
    }
}
