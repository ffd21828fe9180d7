using System.Globalization;
using Switchboard.Host.Identity;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Host.Rest.Limits;

/// <summary>Takes from allowances and says so in the answer's headers, as draft-ietf-httpapi-ratelimit-headers writes them.</summary>
internal sealed class RateLimiter(RateLimits limits, Allowances allowances)
{
    internal const string PolicyHeader = "RateLimit-Policy";
    internal const string Header = "RateLimit";

    private readonly string _credential = $"\"default\";q={limits.PerCredential};w=60, \"tenant\";q={limits.PerTenant};w=60";
    private readonly string _address = $"\"default\";q={limits.Anonymous};w=60";
    private readonly string _visitor = $"\"default\";q={limits.PerVisitor};w=60";

    /// <summary>Null when the request may go on.</summary>
    internal Refusal? Take(HttpContext context, Partition partition, int cost = 1)
    {
        var left = allowances.Take(partition, LimitOf(context, partition), cost);
        Tell(context, partition, left);
        if (left.Granted)
            return null;
        context.Response.Headers.RetryAfter = left.Seconds.ToString(CultureInfo.InvariantCulture);
        return new TooManyRequests();
    }

    /// <summary>The tenant's own, once it is known who asks; told only when it is what stops them.</summary>
    internal Refusal? TakeTenant(HttpContext context, TenantId tenant, int cost = 1)
    {
        var left = allowances.Take(Partition.Of(tenant), limits.PerTenant, cost);
        if (left.Granted)
            return null;
        var headers = context.Response.Headers;
        headers.Append(Header, string.Create(CultureInfo.InvariantCulture, $"\"tenant\";r={left.Remaining};t={left.Seconds}"));
        headers.RetryAfter = left.Seconds.ToString(CultureInfo.InvariantCulture);
        return new TooManyRequestsOfTenant();
    }

    /// <summary>The headers once more, after a fault has taken them from the answer.</summary>
    internal void TellAgain(HttpContext context)
    {
        var partition = Partition.Of(context);
        Tell(context, partition, allowances.Look(partition, LimitOf(context, partition)));
    }

    private void Tell(HttpContext context, Partition partition, Allowance left)
    {
        var headers = context.Response.Headers;
        headers[PolicyHeader] = partition.Kind switch { PartitionKind.Credential => CredentialPolicy(context), PartitionKind.Visitor => _visitor, _ => _address };
        headers[Header] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left.Remaining};t={left.Seconds}");
    }

    private string CredentialPolicy(HttpContext context) => PrincipalClaims.LimitOf(context.User) is null
        ? _credential
        : $"\"default\";q={CredentialLimit(context)};w=60, \"tenant\";q={limits.PerTenant};w=60";

    /// <summary>A key's own limit narrows everybody's and never widens it.</summary>
    private int CredentialLimit(HttpContext context) => Math.Min(PrincipalClaims.LimitOf(context.User) ?? limits.PerCredential, limits.PerCredential);

    private int LimitOf(HttpContext context, Partition partition) => partition.Kind switch
    {
        PartitionKind.Credential => CredentialLimit(context),
        PartitionKind.Visitor => limits.PerVisitor,
        PartitionKind.Tenant => limits.PerTenant,
        _ => limits.Anonymous,
    };
}

internal sealed record TooManyRequests()
    : Refusal(RefusalKind.TooMany, "requests.too-many", "You sent more requests than a minute allows. Wait as long as Retry-After says, and read RateLimit to keep within it.");

internal sealed record TooManyRequestsOfTenant()
    : Refusal(RefusalKind.TooMany, "requests.too-many-of-tenant", "All programs and people of this tenant together sent more requests than a minute allows. Wait as long as Retry-After says.");
