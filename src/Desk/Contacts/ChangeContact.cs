using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Webhooks;
using Switchboard.Registry;

namespace Switchboard.Desk.Contacts;

/// <summary>What is not named stays as it is; an empty text clears.</summary>
[Verb("contacts.change", Permission = "contacts:write", Route = "PATCH /contacts/{id}", Summary = "Change a contact's profile.")]
internal sealed class ChangeContact(DeskDb db, DeskWork work, TimeProvider clock) : IVerb<ChangeContact.Input, ContactView>
{
    internal sealed record Input(
        ContactId Id,
        [StringLength(200, MinimumLength = 1)] string? Name = null,
        [StringLength(320)] string? Email = null,
        [StringLength(40)] string? Phone = null,
        [StringLength(5_000)] string? Note = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(Input input) => input.Email is { Length: > 0 } email && !new EmailAddressAttribute().IsValid(email)
        ? new InvalidInput("email", "must be an e-mail address such as li@example.com.")
        : null;

    public async ValueTask<Outcome<ContactView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (Decide(input) is { } refusal)
            return refusal;
        var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Id == input.Id, ct);
        if (contact is null)
            return new NotFound("contact");
        contact.Name = input.Name?.Trim() ?? contact.Name;
        contact.Email = Merge(contact.Email, input.Email);
        contact.Phone = Merge(contact.Phone, input.Phone);
        contact.Note = Merge(contact.Note, input.Note);
        if (db.Entry(contact).State == EntityState.Modified)
            work.Announce(WebhookPayload.Of(EventTypes.ContactUpdated, contact, clock.GetUtcNow()));
        return ContactView.Of(contact);
    }

    private static string? Merge(string? now, string? wanted) => wanted is null ? now : wanted.Length == 0 ? null : wanted;
}
