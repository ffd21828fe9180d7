using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Replies that the tenant suggests to its agents, and when.</summary>
public sealed class SuggestionRulesResource
{
    private readonly SetCalls<SuggestionRule> _set;
    private readonly Calls _calls;

    internal SuggestionRulesResource(Calls calls)
    {
        _set = new SetCalls<SuggestionRule>(calls, "suggestion-rules");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("suggestion-rules.list")]
    public IAsyncEnumerable<SuggestionRule> ListAsync(SuggestionRuleQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("suggestion-rules.list")]
    public Task<Page<SuggestionRule>> PageAsync(SuggestionRuleQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("suggestion-rules.one")]
    public Task<SuggestionRule> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("suggestion-rules.one")]
    public Task<Tagged<SuggestionRule>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Suggests a reply when a customer's words meet conditions.</summary>
    [Operation("suggestion-rules.create")]
    public Task<SuggestionRule> CreateAsync(SuggestionRuleForm rule, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<SuggestionRule>(Call.Post("suggestion-rules", rule, options), ct);

    /// <summary>Changes all of a rule.</summary>
    [Operation("suggestion-rules.change")]
    public Task<SuggestionRule> ChangeAsync(Guid id, SuggestionRuleForm rule, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<SuggestionRule>(Call.Put($"suggestion-rules/{id}", rule, options), ct);

    /// <summary>Deletes it.</summary>
    [Operation("suggestion-rules.delete")]
    public Task DeleteAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) => _calls.SendAsync(Call.Delete($"suggestion-rules/{id}", options), ct);

    /// <summary>What would be suggested to these words of a customer, and why.</summary>
    [Operation("suggestion-rules.test")]
    public Task<MetRules> TestAsync(string text, CancellationToken ct = default) =>
        _calls.SendAsync<MetRules>(new Call(HttpMethod.Post, "suggestion-rules/test") { Body = new { text }, ChangesNothing = true }, ct);
}
