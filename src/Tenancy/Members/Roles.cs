using System.Collections.Frozen;

namespace Switchboard.Tenancy.Members;

/// <summary>What each role may do. The whole permission model, in one table.</summary>
public static class Roles
{
    public const string Operator = "operator";
    public const string Admin = "admin";
    public const string Supervisor = "supervisor";
    public const string Agent = "agent";
    public const string Inspector = "inspector";
    public const string Analyst = "analyst";

    /// <summary>Sees every inbox, whoever works in it. Without it one sees the inboxes that are open to all and one's own.</summary>
    public const string AllInboxes = "inboxes:all";

    private static readonly string[] Counting =
        ["conversations:read", "contacts:read", "inboxes:read", "members:read", "articles:read", "intents:read"];

    private static readonly string[] Reading = [.. Counting, "messages:read", "contact-details:read"];

    private static readonly string[] Answering =
        [.. Reading, "conversations:reply", "conversations:assign", "conversations:manage", "conversations:rate", "contacts:write", "availability:set", "files:upload"];

    private static readonly string[] Supervising =
        [.. Answering, AllInboxes, "articles:write", "teams:manage", "usage:read", "audit:read", "reports:read", "plugins:read", "models:review"];

    private static readonly string[] Administering =
        [.. Supervising, "inboxes:manage", "members:manage", "plugins:manage", "api-keys:manage", "oauth-clients:manage", "identity-providers:manage", "webhooks:manage", "roles:manage", "intents:manage"];

    private static readonly FrozenDictionary<string, FrozenSet<string>> Table = new Dictionary<string, string[]>
    {
        // An operator runs the platform and sees no tenant's data.
        [Operator] = [],
        [Admin] = Administering,
        [Supervisor] = Supervising,
        [Agent] = Answering,
        [Inspector] = [.. Reading, AllInboxes, "audit:read", "reports:read"],
        // Reports without what people wrote or how to reach them: what a reporting tool's key should have.
        [Analyst] = [.. Counting, AllInboxes, "usage:read", "reports:read"],
    }.ToFrozenDictionary(p => p.Key, p => p.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The roles that somebody can have within a tenant.</summary>
    public static IReadOnlyList<string> OfTenant { get; } = [Admin, Supervisor, Agent, Inspector, Analyst];

    public static FrozenSet<string> PermissionsOf(string role) => Table.GetValueOrDefault(role, FrozenSet<string>.Empty);
}
