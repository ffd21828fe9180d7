using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Customers.</summary>
public sealed class ContactsResource
{
    private readonly SetCalls<Contact> _set;
    private readonly Calls _calls;

    internal ContactsResource(Calls calls)
    {
        _set = new SetCalls<Contact>(calls, "contacts");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("contacts.list")]
    public IAsyncEnumerable<Contact> ListAsync(ContactQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("contacts.list")]
    public Task<Page<Contact>> PageAsync(ContactQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("contacts.one")]
    public Task<Contact> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("contacts.one")]
    public Task<Tagged<Contact>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Adds one by hand.</summary>
    [Operation("contacts.create")]
    public Task<Contact> CreateAsync(NewContact contact, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Contact>(Call.Post("contacts", contact, options), ct);

    /// <summary>Changes a profile. Not tried again by itself.</summary>
    [Operation("contacts.change")]
    public Task<Contact> ChangeAsync(Guid id, ContactChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Contact>(Call.Patch($"contacts/{id}", change, options), ct);
}
