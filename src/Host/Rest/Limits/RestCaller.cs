using Switchboard.Host.Identity;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Rest.Limits;

/// <summary>Who calls REST, and that their tenant still has requests left. Their own allowance was asked before.</summary>
internal static class RestCaller
{
    internal static async ValueTask<Outcome<Caller>> ResolveAsync(HttpContext context, CancellationToken ct)
    {
        var services = context.RequestServices;
        var caller = await services.GetRequiredService<IRequestCaller>().ResolveAsync(context, ct);
        if (!caller.Succeeded || services.GetRequiredService<CurrentTenant>() is not { IsKnown: true } tenant)
            return caller;
        return services.GetRequiredService<RateLimiter>().TakeTenant(context, tenant.Id) is { } refusal ? refusal : caller;
    }
}
