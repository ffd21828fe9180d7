using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What members may do: built-in roles and the tenant's own.</summary>
public sealed class RolesResource
{
    private readonly SetCalls<TenantRole> _set;
    private readonly Calls _calls;

    internal RolesResource(Calls calls)
    {
        _set = new SetCalls<TenantRole>(calls, "roles");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("roles.list")]
    public IAsyncEnumerable<TenantRole> ListAsync(RoleQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("roles.list")]
    public Task<Page<TenantRole>> PageAsync(RoleQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("roles.one")]
    public Task<TenantRole> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("roles.one")]
    public Task<Tagged<TenantRole>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Everything that a role may grant, and what asks for it.</summary>
    [Operation("permissions.list")]
    public async Task<IReadOnlyList<Permission>> PermissionsAsync(CancellationToken ct = default) =>
        (await _calls.SendAsync<PermissionList>(Call.Get("permissions"), ct)).Items;

    /// <summary>Makes a role.</summary>
    [Operation("roles.create")]
    public Task<TenantRole> CreateAsync(NewRole role, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<TenantRole>(Call.Post("roles", role, options), ct);

    /// <summary>Changes a role; felt at once by its members.</summary>
    [Operation("roles.change")]
    public Task<TenantRole> ChangeAsync(Guid id, RoleChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<TenantRole>(Call.Patch($"roles/{id}", change, options), ct);

    /// <summary>Deletes a role that nobody has.</summary>
    [Operation("roles.delete")]
    public Task DeleteAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) => _calls.SendAsync(Call.Delete($"roles/{id}", options), ct);

    private sealed record PermissionList(IReadOnlyList<Permission> Items);
}
