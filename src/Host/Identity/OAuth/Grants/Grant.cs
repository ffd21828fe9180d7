using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>What an application was allowed: by a person for their account, or by registration for itself. All its tokens name it.</summary>
/// <param name="Id">Named in tokens as <c>sid</c>.</param>
/// <param name="Client">The application.</param>
/// <param name="Tenant">Where it was allowed.</param>
/// <param name="User">For whom it acts; null when for itself.</param>
/// <param name="Stamp">The person's security stamp then: another one means that their password changed since.</param>
/// <param name="Scopes">What was allowed.</param>
/// <param name="AuthTime">When the person last proved who they are.</param>
/// <param name="EndsAt">When it ends by itself.</param>
/// <param name="Ended">Whether it was ended before.</param>
/// <param name="Provider">The tenant's provider that vouched for the person; null where they proved it to us.</param>
internal sealed record Grant(
    Guid Id, Guid Client, TenantId Tenant, Guid? User, string Stamp, IReadOnlyList<string> Scopes, DateTimeOffset? AuthTime, DateTimeOffset EndsAt, bool Ended = false, Guid? Provider = null)
{
    /// <summary>However often it is renewed, after this a person is asked again.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    internal bool CountsAt(DateTimeOffset now) => !Ended && now < EndsAt;

    internal bool Has(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}
