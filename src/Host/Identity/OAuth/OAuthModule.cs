using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Host.Identity.OAuth.Clients;
using Switchboard.Host.Identity.OAuth.Devices;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Host.Identity.OAuth.Pages;
using Switchboard.Host.Identity.OAuth.Sessions;
using Switchboard.Host.Identity.OAuth.Tokens;

namespace Switchboard.Host.Identity.OAuth;

/// <summary>The OAuth 2.1 and OpenID Connect server, on OpenIddict's addresses. Stands in for that package until it can be had.</summary>
internal static class OAuthModule
{
    private const string Anywhere = "oauth";

    internal static readonly OAuthRefusal NoIssuer = new("server_error", "This installation does not know its public address: set Public__BaseUrl.", StatusCodes.Status503ServiceUnavailable);

    internal static void AddOAuth(this IServiceCollection services)
    {
        services.AddSingleton<Issuer>().AddSingleton<SigningKeys>().AddSingleton<KeyRing>().AddHostedService<KeyRotation>();
        services.AddSingleton<LiveGrants>().AddSingleton<GrantRows>().AddHostedService<GrantSweep>();
        services.AddSingleton<AccessTokenReader>().AddSingleton<TokenIssue>().AddSingleton<GrantHolders>();
        services.AddSingleton<CodeExchange>().AddSingleton<Renewal>().AddSingleton<OwnAccount>().AddSingleton<DeviceCodes>().AddSingleton<DeviceExchange>().AddSingleton<TokenEndpoint>();
        services.AddSingleton<PushedRequests>().AddSingleton<SignInDetour>().AddSingleton<Consents>().AddSingleton<PlaceOfClient>().AddSingleton<ConsentPage>().AddSingleton<Approval>();
        services.AddScoped<ClientAuthentication>().AddScoped<AuthorizationReader>().AddScoped<AuthorizeEndpoint>().AddScoped<ConsentEndpoint>();
        services.AddSingleton<VerifyForm>().AddScoped<VerifyEndpoint>();
        services.AddSingleton<IdHints>().AddScoped<LogoutEndpoint>().AddScoped<UserInfoEndpoint>().AddSingleton<IntrospectionEndpoint>().AddSingleton<RevocationEndpoint>();

        // Applications in browsers call these without a cookie; what they send is what proves them.
        services.AddCors(cors => cors.AddPolicy(Anywhere, p => p.AllowAnyOrigin().WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type")));
    }

    internal static void MapOAuth(this WebApplication app)
    {
        var open = app.MapGroup("").RequireCors(Anywhere).DisableAntiforgery();
        open.MapGet("/.well-known/openid-configuration", Discovery.Describe);
        open.MapGet("/.well-known/oauth-authorization-server", Discovery.Describe);
        open.MapGet("/connect/jwks", Discovery.KeysAsync);
        open.MapPost("/connect/token", TokenEndpoint.ServeAsync);
        open.MapPost("/connect/par", PushEndpoint.ServeAsync);
        open.MapPost("/connect/device", DeviceEndpoint.ServeAsync);
        open.MapPost("/connect/revoke", RevocationEndpoint.ServeAsync);
        open.MapPost("/connect/introspect", IntrospectionEndpoint.ServeAsync);
        open.MapMethods("/connect/userinfo", ["GET", "POST"], UserInfoEndpoint.ServeAsync);

        var pages = app.MapGroup("").DisableAntiforgery();
        pages.MapMethods(AuthorizeEndpoint.Path, ["GET", "POST"], AuthorizeEndpoint.ServeAsync);
        pages.MapPost(ConsentPage.Path, ConsentEndpoint.ServeAsync);
        pages.MapGet(VerifyEndpoint.Path, VerifyEndpoint.AskAsync);
        pages.MapPost(VerifyEndpoint.Path, VerifyEndpoint.DecideAsync);
        pages.MapMethods(LogoutEndpoint.Path, ["GET", "POST"], LogoutEndpoint.ServeAsync);
        pages.MapGet(ConnectStyle.Path, ConnectStyle.Serve);
    }
}
