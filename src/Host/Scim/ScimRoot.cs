using Switchboard.Desk;

namespace Switchboard.Host.Scim;

/// <summary>The address of this face as answers name it.</summary>
internal static class ScimRoot
{
    /// <summary>Where the public address is not known, an address without a host: what the caller's Host header says is never believed.</summary>
    internal static string Of(HttpContext context) => context.RequestServices.GetRequiredService<IPublicAddress>().BaseUrl + ScimModule.Path;
}
