using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Switchboard.Host.Identity.OAuth.Pages;
using Switchboard.Host.Identity.OAuth.Sessions;

namespace Switchboard.Host.Identity.OAuth.Devices;

/// <summary>The two steps of the page: type the code, then see who asks.</summary>
internal sealed class VerifyForm(IDataProtectionProvider protection, IAntiforgery antiforgery, SignInThrottle throttle)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("switchboard.verify").ToTimeLimitedDataProtector();

    internal IResult Ask(HttpContext context, string? given, bool wrong) => ConnectPage.AskCode(context, VerifyEndpoint.Path, antiforgery.GetAndStoreTokens(context), given, wrong);

    internal IResult Confirm(HttpContext context, BrowserSession session, WaitingDevice device, string client, string tenant) =>
        ConnectPage.ConfirmDevice(context, VerifyEndpoint.Path, _seal.Protect($"{session.User}/{device.UserCode}", Patience), antiforgery.GetAndStoreTokens(context), client, tenant, DeviceCodes.Shown(device.UserCode), device.Scopes);

    internal Task<bool> IsOursAsync(HttpContext context) => antiforgery.IsRequestValidAsync(context);

    internal bool MayTry(Guid user, HttpContext context) => throttle.Begin("device " + user, AddressOf(context)) is null;

    internal void Tried(Guid user, HttpContext context) => throttle.Succeeded("device " + user, AddressOf(context));

    /// <summary>The code that this person was shown, or null.</summary>
    internal string? Read(BrowserSession session, string ticket)
    {
        try
        {
            return _seal.Unprotect(ticket).Split('/') is [var user, var code] && user == session.User.ToString() ? code : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
