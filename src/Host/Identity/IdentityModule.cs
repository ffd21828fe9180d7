using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Switchboard.Host.CommandLine;
using Switchboard.Host.Identity.Account;
using Switchboard.Host.Identity.OAuth;
using Switchboard.Host.Identity.OAuth.Tokens;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Sign-in of people and programs. Needs AddTenancy; put UseAuthentication before what it guards.</summary>
internal static class IdentityModule
{
    internal const string KeyScheme = "api-key";
    internal const string TokenScheme = "access-token";
    private const string Chooser = "switchboard";
    private const string Plain = "session";
    private const string Secure = "session-secure";

    internal static string CookieScheme(HttpContext context) => context.Request.IsHttps ? Secure : Plain;

    private static string SchemeOf(HttpContext context) => ApiKeyScheme.KeyOf(context.Request) switch
    {
        null => CookieScheme(context),
        var bearer => AccessTokenScheme.IsShaped(bearer) ? TokenScheme : KeyScheme,
    };

    internal static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, o => o.ForwardDefaultSelector = c => SchemeOf(c))
            .AddCookie(Plain, o => Configure(o, "switchboard", CookieSecurePolicy.None))
            .AddCookie(Secure, o => Configure(o, "__Host-switchboard", CookieSecurePolicy.Always))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(KeyScheme, null)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenScheme>(TokenScheme, null);
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
            new ConfigureOptions<KeyManagementOptions>(o =>
            {
                o.XmlRepository = s.GetRequiredService<ProtectionKeys>();
                o.XmlEncryptor = s.GetRequiredService<IConfiguration>()[SecretChecks.Master] is { Length: > 0 } secret ? new SecretXmlEncryptor(secret) : null;
            }));
        services.AddSingleton<CallerRows>();
        services.AddSingleton<Callers>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<Tickets>();
        services.AddSingleton<SessionAudit>();
        services.AddScoped<SessionPlaces>();
        services.AddScoped<SessionViews>();
        services.AddScoped<SessionStart>();
        services.AddScoped<SignedInPeople>();
        services.AddScoped<SignInEndpoint>();
        services.AddScoped<SignInFollowUp>();
        services.AddScoped<SecondFactorEndpoint>();
        services.AddScoped<CodeProof>();
        services.AddScoped<PasswordProof>();
        services.AddScoped<ReauthenticateEndpoint>();
        services.AddPasskeys();
        services.AddAccountSecurity();
        services.AddScoped<IRequestCaller, RequestCaller>();
        services.AddOAuth();
        return services;
    }

    private static void AddPasskeys(this IServiceCollection services)
    {
        // A passkey that asks for nothing of its owner would be one factor only; one that the device does not list could not sign in alone.
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((o, configuration) =>
        {
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.ServerDomain = configuration["Passkeys:Domain"];
        });
        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.AddScoped<Passkeys>();
        services.AddScoped<PasskeySignInEndpoint>();
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
