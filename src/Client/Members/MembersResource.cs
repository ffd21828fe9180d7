using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>People of the tenant.</summary>
public sealed class MembersResource
{
    private readonly SetCalls<Member> _set;
    private readonly Calls _calls;

    internal MembersResource(Calls calls)
    {
        _set = new SetCalls<Member>(calls, "members");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("members.list")]
    public IAsyncEnumerable<Member> ListAsync(MemberQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("members.list")]
    public Task<Page<Member>> PageAsync(MemberQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("members.one")]
    public Task<Member> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("members.one")]
    public Task<Tagged<Member>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Adds a person.</summary>
    [Operation("members.add")]
    public Task<Member> AddAsync(NewMember member, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Member>(Call.Post("members", member, options), ct);

    /// <summary>Changes name, role or capacity, or lets somebody leave. Not tried again by itself.</summary>
    [Operation("members.change")]
    public Task<Member> ChangeAsync(Guid id, MemberChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Member>(Call.Patch($"members/{id}", change, options), ct);

    /// <summary>Gives the tenant to another administrator. Only its owner can, and never a key.</summary>
    [Operation("members.transfer-ownership")]
    public Task<Member> TransferOwnershipAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Member>(Call.Post($"members/{id}/owner", null, options), ct);

    /// <summary>Says whether somebody takes conversations.</summary>
    [Operation("members.set-availability")]
    public Task<Member> SetAvailabilityAsync(Guid id, Availability availability, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Member>(Call.Post($"members/{id}/availability", new { availability }, options), ct);
}
