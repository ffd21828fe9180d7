using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Members;
using Switchboard.Desk.Onboarding;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Desk.Inboxes;

[Verb("inboxes.create", Permission = "inboxes:manage", Route = "POST /inboxes", Status = 201, Example = """{"name":"Web","channel":"web-chat"}""",
    Refuses = [typeof(EmailUnconfirmed)],
    Summary = "Open a new inbox.")]
internal sealed class CreateInbox(DeskWork work, DeskDb db, InboxKeys keys, AccessNews access, FoundedTenants founded, TimeProvider clock) : IVerb<CreateInbox.Input, InboxView>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        [AllowedValues(InboxChannels.WebChat)] string Channel,
        IReadOnlyDictionary<string, string>? Settings = null);

    public async ValueTask<Outcome<InboxView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (InboxSettings.Decide(input.Settings) is { } refusal)
            return refusal;
        if (InboxChannels.Decide(input.Channel, await founded.IsConfirmedAsync(db.TenantId, ct)) is { } closed)
            return closed;
        await work.BeginAsync(ct);
        var inbox = new Inbox
        {
            Id = InboxId.New(),
            Name = input.Name.Trim(),
            Channel = input.Channel,
            Key = InboxSettings.NewKey(),
            Settings = input.Settings ?? new Dictionary<string, string>(StringComparer.Ordinal),
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(inbox);
        await db.SaveChangesAsync(ct);

        // The key goes to the catalog last: until then no widget can find an inbox that might still be undone.
        work.Afterwards(then => keys.AddAsync(inbox.Key, db.TenantId, inbox.Id.Value, then));

        // Whoever is limited to some inboxes sees this one as well: it is open to everybody.
        access.Changed(work);
        return InboxView.Of(inbox);
    }
}
