using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>People who were asked to join and have not come yet.</summary>
public sealed class InvitationsResource
{
    private readonly SetCalls<Invitation> _set;
    private readonly Calls _calls;

    internal InvitationsResource(Calls calls)
    {
        _set = new SetCalls<Invitation>(calls, "invitations");
        _calls = calls;
    }

    /// <summary>All that are open, page after page, as you enumerate.</summary>
    [Operation("invitations.list")]
    public IAsyncEnumerable<Invitation> ListAsync(InvitationQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">In which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("invitations.list")]
    public Task<Page<Invitation>> PageAsync(InvitationQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("invitations.one")]
    public Task<Invitation> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("invitations.one")]
    public Task<Tagged<Invitation>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Sends a letter with a link that works once, for 72 hours.</summary>
    [Operation("members.invite")]
    public Task<Invitation> InviteAsync(NewInvitation invitation, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Invitation>(Call.Post("invitations", invitation, options), ct);

    /// <summary>Sends it again with a new link; the one before is dead. Not sooner than after a minute.</summary>
    [Operation("invitations.resend")]
    public Task<Invitation> ResendAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Invitation>(Call.Post($"invitations/{id}/resend", null, options), ct);

    /// <summary>Takes it back; its link is dead at once.</summary>
    [Operation("invitations.revoke")]
    public Task RevokeAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"invitations/{id}", options), ct);
}
