using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Webhooks;
using Switchboard.Registry;

namespace Switchboard.Desk.Contacts;

[Verb("contacts.create", Permission = "contacts:write", Route = "POST /contacts", Status = 201, Summary = "Add a contact by hand.")]
internal sealed class CreateContact(DeskDb db, DeskWork work, TimeProvider clock) : IVerb<CreateContact.Input, ContactView>
{
    internal sealed record Input(
        [StringLength(200, MinimumLength = 1)] string Name,
        [EmailAddress, StringLength(320)] string? Email = null,
        [StringLength(40)] string? Phone = null,
        [StringLength(5_000)] string? Note = null);

    public ValueTask<Outcome<ContactView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var contact = new Contact
        {
            Id = ContactId.New(),
            Name = input.Name.Trim(),
            Email = input.Email,
            Phone = input.Phone,
            Note = input.Note,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(contact);
        work.Announce(WebhookPayload.Of(EventTypes.ContactCreated, contact, contact.CreatedAt));
        return new(ContactView.Of(contact));
    }
}
