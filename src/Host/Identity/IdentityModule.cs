using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Switchboard.Host.Identity;

/// <summary>Sign-in of people and programs. Needs AddTenancy; put UseAuthentication before what it guards.</summary>
internal static class IdentityModule
{
    internal const string KeyScheme = "api-key";
    private const string Chooser = "switchboard";
    private const string Plain = "session";
    private const string Secure = "session-secure";

    internal static string CookieScheme(HttpContext context) => context.Request.IsHttps ? Secure : Plain;

    internal static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, o => o.ForwardDefaultSelector = c => ApiKeyScheme.KeyOf(c.Request) is null ? CookieScheme(c) : KeyScheme)
            .AddCookie(Plain, o => Configure(o, "switchboard", CookieSecurePolicy.None))
            .AddCookie(Secure, o => Configure(o, "__Host-switchboard", CookieSecurePolicy.Always))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(KeyScheme, null);
        services.AddAuthorization();
        services.AddAntiforgery(o =>
        {
            o.HeaderName = RequestCaller.TokenHeader;
            o.Cookie.Name = "switchboard-csrf";
            o.Cookie.HttpOnly = true;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("switchboard");
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = s.GetRequiredService<ProtectionKeys>()));
        services.AddSingleton<Callers>();
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<SessionViews>();
        services.AddScoped<IRequestCaller, RequestCaller>();
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options, string name, CookieSecurePolicy secure)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;

        // Programs and single-page apps want the status, not a page to sign in on.
        options.Events.OnRedirectToLogin = c => Answer(c.Response, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = c => Answer(c.Response, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
