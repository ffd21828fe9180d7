using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Inboxes;

[Verb("inboxes.create", Permission = "inboxes:manage", Route = "POST /inboxes", Status = 201, Summary = "Open a new inbox.")]
internal sealed class CreateInbox(DeskWork work, DeskDb db, InboxKeys keys, TimeProvider clock) : IVerb<CreateInbox.Input, InboxView>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        [AllowedValues("web-chat")] string Channel,
        IReadOnlyDictionary<string, string>? Settings = null);

    public async ValueTask<Outcome<InboxView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (InboxSettings.Decide(input.Settings) is { } refusal)
            return refusal;
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
        return InboxView.Of(inbox);
    }
}
