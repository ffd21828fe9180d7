using Switchboard.Desk;
using Switchboard.Host.Identity.OAuth;

namespace Switchboard.Host.Identity;

/// <summary>The address that tokens are issued under is the one that letters link to: configured, or a developer's own machine. A caller's Host header is never believed.</summary>
internal sealed class PublicAddress(Issuer issuer, IHttpContextAccessor context) : IPublicAddress
{
    public string? BaseUrl => context.HttpContext is { } http ? issuer.Of(http.Request) : null;
}
