using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

public sealed record ApiKeyView
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";

    public string Role { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>From where it last came.</summary>
    public string? LastAddress { get; init; }

    /// <summary>What it may do at most; null for all that its role may.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How many requests a minute it may send; null for as many as any key.</summary>
    public int? RequestsPerMinute { get; init; }
}

[Set]
internal static class ApiKeySet
{
    internal static readonly Set<ApiKeyView, Guid> Declaration =
        new Set<ApiKeyView, Guid>("api-keys", "api-keys:manage", k => k.Id)
            .From<ApiKeys>((keys, _) => keys.OfTenant().Select(k => new ApiKeyView
            {
                Id = k.Id,
                Name = k.Name,
                Prefix = k.Prefix,
                Role = k.Role,
                CreatedAt = k.CreatedAt,
                LastUsedAt = k.LastUsedAt,
                ExpiresAt = k.ExpiresAt,
                LastAddress = k.LastAddress,
                Scopes = k.Scopes,
                RequestsPerMinute = k.RequestsPerMinute,
            }))
            .Sort(k => k.CreatedAt, descending: true);
}
