using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Channels;
using Switchboard.Desk.Members;
using Switchboard.Desk.Onboarding;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Visitors;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Desk.Inboxes;

[Verb("inboxes.create", Permission = "inboxes:manage", Route = "POST /inboxes", Status = 201, Example = """{"name":"Web","channel":"web-chat"}""",
    Refuses = [typeof(EmailUnconfirmed), typeof(ChannelNotInstalled)],
    Summary = "Open a new inbox.")]
internal sealed class CreateInbox(DeskWork work, InboxKeys keys, AccessNews access, InboxForm form, FoundedTenants founded, TimeProvider clock) : IVerb<CreateInbox.Input, InboxView>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        [StringLength(60, MinimumLength = 1)] string Channel,
        IReadOnlyDictionary<string, string>? Settings = null);

    public async ValueTask<Outcome<InboxView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        if (form.Decide(input.Channel) is { } missing)
            return missing;
        if (InboxChannels.Decide(input.Channel, await founded.IsConfirmedAsync(db.TenantId, ct)) is { } closed)
            return closed;
        var inbox = new Inbox
        {
            Id = InboxId.New(),
            Name = input.Name.Trim(),
            Channel = input.Channel,
            Key = InboxSettings.NewKey(),
            CreatedAt = clock.GetUtcNow(),
        };
        if (form.Fill(inbox, db.TenantId, input.Settings) is { } refusal)
            return refusal;
        db.Add(inbox);
        await db.SaveChangesAsync(ct);
        var streams = form.Streams(inbox, db.TenantId);
        if (inbox.Channel != InboxChannels.WebChat)
            db.Add(new ChannelInbox { InboxId = inbox.Id, Streams = streams });
        work.Publish(new InboxesChanged(db.TenantId));

        // The key goes to the catalog last: until then no widget can find an inbox that might still be undone.
        work.Afterwards(then => keys.AddAsync(inbox.Key, db.TenantId, inbox.Id.Value, then));

        // Whoever is limited to some inboxes sees this one as well: it is open to everybody.
        access.Changed(work);
        return InboxView.Of(inbox, db.PublicBase, streams);
    }
}
