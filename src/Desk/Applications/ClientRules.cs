using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Applications;

/// <summary>What may be registered, for new applications and changed ones alike.</summary>
internal static class ClientRules
{
    internal static Refusal? Decide(
        bool confidential, IReadOnlyList<GrantType> grants, IReadOnlyList<string> redirects, IReadOnlyList<string> afterLogout, IReadOnlyList<string> scopes, MemberRole role, Caller caller)
    {
        var errors = new List<FieldError>();
        if (grants.Count == 0)
            errors.Add(new("grantTypes", "must name at least one way to come by a token."));
        if (!confidential && grants.Contains(GrantType.ClientCredentials))
            errors.Add(new("grantTypes", "may include client-credentials only for an application that can keep a secret."));
        if (grants.Contains(GrantType.AuthorizationCode) != redirects.Count > 0)
            errors.Add(new("redirectUris", "belong to authorization-code: it needs at least one, and nothing else needs any."));
        errors.AddRange(Wrong("redirectUris", redirects, confidential));
        errors.AddRange(Wrong("postLogoutRedirectUris", afterLogout, confidential));
        var unknown = scopes.Where(s => !OAuthScopes.OfIdentity.Contains(s, StringComparer.Ordinal) && !Roles.PermissionsOf(Roles.Admin).Contains(s)).ToList();
        if (unknown.Count > 0)
            errors.Add(new("scopes", $"are openid, profile, email, offline_access and permissions such as conversations:read; not {unknown[0]}."));
        if (errors.Count > 0)
            return new InvalidInput(errors);

        // Whoever registers an application gives away what they have, and no more.
        return Granting.Decide(caller, Roles.PermissionsOf(Words<MemberRole>.Write(role)));
    }

    private static IEnumerable<FieldError> Wrong(string field, IReadOnlyList<string> addresses, bool confidential) =>
        addresses.Select(a => RedirectRules.Complaint(a, confidential)).OfType<string>().Take(1).Select(c => new FieldError(field, c));
}
