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
            }))
            .Sort(k => k.CreatedAt, descending: true);
}
