using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Teams of members.</summary>
public sealed class TeamsResource
{
    private readonly SetCalls<Team> _set;
    private readonly Calls _calls;

    internal TeamsResource(Calls calls)
    {
        _set = new SetCalls<Team>(calls, "teams");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("teams.list")]
    public IAsyncEnumerable<Team> ListAsync(TeamQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("teams.list")]
    public Task<Page<Team>> PageAsync(TeamQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("teams.one")]
    public Task<Team> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("teams.one")]
    public Task<Tagged<Team>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Makes a team.</summary>
    [Operation("teams.create")]
    public Task<Team> CreateAsync(TeamInput team, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Team>(Call.Post("teams", team, options), ct);

    /// <summary>Renames a team and says who is in it.</summary>
    [Operation("teams.change")]
    public Task<Team> ChangeAsync(Guid id, TeamInput team, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Team>(Call.Put($"teams/{id}", team, options), ct);
}
