using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Outbound;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

/// <summary>Members of a group there have this role here.</summary>
/// <param name="Group">Its name or id, as the provider says it.</param>
/// <param name="Role">The role; the basis of a custom one takes its place.</param>
/// <param name="CustomRoleId">A role of the tenant's own.</param>
internal sealed record GroupRole(string Group, MemberRole Role, RoleId? CustomRoleId = null)
{
    internal const int Most = 100;
    internal const int Longest = 200;

    internal GroupMapping Stored() => new(Group.Trim(), Words<MemberRole>.Write(Role), CustomRoleId?.Value);
}

/// <summary>What may be connected, for new providers and changed ones alike.</summary>
internal static class ProviderRules
{
    internal static readonly string[] UsualScopes = ["openid", "profile", "email"];

    /// <summary>
    /// Whoever runs a provider can say that anybody is anybody, so whoever connects one must hold all that anybody of the tenant can: else it
    /// would be a way to become an administrator.
    /// </summary>
    internal static Refusal? Decide(Caller caller) => Granting.Decide(caller, Roles.PermissionsOf(Roles.Admin));

    /// <summary>What each kind needs to be one.</summary>
    internal static IEnumerable<FieldError> Wrong(ProviderKind kind, string? issuer, string? organization, string? agentId, OutboundOptions outbound)
    {
        if (kind == ProviderKind.Oidc && Complaint(issuer ?? "", outbound) is { } complaint)
            yield return new("issuer", complaint);
        if (kind != ProviderKind.Oidc && issuer is not null)
            yield return new("issuer", "belongs to OpenID Connect only.");
        if (kind == ProviderKind.Dingtalk && string.IsNullOrWhiteSpace(organization))
            yield return new("organization", "must be your corpId: without it anybody with a DingTalk account would pass.");
        if (kind is ProviderKind.Oidc or ProviderKind.Wecom && organization is not null)
            yield return new("organization", "belongs to DingTalk and Feishu only.");
        if ((kind == ProviderKind.Wecom) != !string.IsNullOrWhiteSpace(agentId))
            yield return new("agentId", "belongs to WeCom, which needs it.");
    }

    internal static IEnumerable<FieldError> Wrong(ProviderKind kind, IReadOnlyList<string>? scopes, string? groupsClaim, IReadOnlyList<GroupRole> mappings, bool hasDefault, bool provision)
    {
        if (scopes?.FirstOrDefault(s => s.Length is 0 or > 100 || s.Any(c => c is <= ' ' or '"' or '\\' or > '~')) is { } strange)
            yield return new("scopes", $"contains '{strange}', which is no scope.");
        if (kind == ProviderKind.Oidc && scopes is not null && !scopes.Contains("openid", StringComparer.Ordinal))
            yield return new("scopes", "must contain openid.");
        if (mappings.Count > 0 && kind is not (ProviderKind.Oidc or ProviderKind.Wecom))
            yield return new("mappings", "belong to OpenID Connect and WeCom: the others do not tell groups.");
        if (mappings.Count > 0 && kind == ProviderKind.Oidc && string.IsNullOrWhiteSpace(groupsClaim))
            yield return new("groupsClaim", "must name the claim that groups stand in, such as groups.");
        if (mappings.Any(m => m.Group.Trim().Length is 0 or > GroupRole.Longest))
            yield return new("mappings", $"must name each group with 1 to {GroupRole.Longest} characters.");
        if (mappings.Select(m => m.Group.Trim()).Distinct(StringComparer.Ordinal).Count() != mappings.Count)
            yield return new("mappings", "must name each group once.");
        if (provision && mappings.Count == 0 && !hasDefault)
            yield return new("defaultRole", "is required where new people are let in and no group says which role they have.");
    }

    /// <summary>It is compared letter by letter with what the provider says, so it may not be a page beside it.</summary>
    private static string? Complaint(string issuer, OutboundOptions outbound) =>
        OutboundUrl.Read(issuer, outbound).Complaint ?? (issuer.Contains('?', StringComparison.Ordinal) ? "must not have a query."
        : issuer.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal) ? "is the address before /.well-known/openid-configuration." : null);
}
