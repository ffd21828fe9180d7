using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Contacts;

public sealed record ContactView
{
    public ContactId Id { get; init; }

    public string Name { get; init; } = "";

    [Private("contact-details:read")]
    public string? Email { get; init; }

    [Private("contact-details:read")]
    public string? Phone { get; init; }

    [Private("contact-details:read")]
    public string? ExternalId { get; init; }

    public bool Verified { get; init; }

    public string? Language { get; init; }

    [Private("contact-details:read")]
    public string? Note { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    internal static IQueryable<ContactView> From(DeskDb db, Caller caller) => db.Contacts.Select(c => new ContactView
    {
        Id = c.Id,
        Name = c.Name,
        Email = c.Email,
        Phone = c.Phone,
        ExternalId = c.ExternalId,
        Verified = c.Verified,
        Language = c.Language,
        Note = c.Note,
        CreatedAt = c.CreatedAt,
        LastSeenAt = c.LastSeenAt,
    });

    internal static ContactView Of(Contact c) => new()
    {
        Id = c.Id,
        Name = c.Name,
        Email = c.Email,
        Phone = c.Phone,
        ExternalId = c.ExternalId,
        Verified = c.Verified,
        Language = c.Language,
        Note = c.Note,
        CreatedAt = c.CreatedAt,
        LastSeenAt = c.LastSeenAt,
    };
}

[Set]
internal static class ContactSet
{
    internal static readonly Set<ContactView, ContactId> Declaration =
        new Set<ContactView, ContactId>("contacts", "contacts:read", c => c.Id)
            .From<DeskDb>(ContactView.From)
            .Filter(c => c.Email).Filter(c => c.Verified)
            .Sort(c => c.CreatedAt, descending: true).Sort(c => c.Name)
            .Search((rows, words) => rows.Where(c =>
                EF.Functions.ILike(c.Name, LikePattern.Containing(words), "\\") || EF.Functions.ILike(c.Email!, LikePattern.Containing(words), "\\")));
}
