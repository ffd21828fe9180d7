using Switchboard.Desk.SingleSignOn;
using Switchboard.Host.Identity.SingleSignOn.OpenId;
using Switchboard.Host.Identity.SingleSignOn.Vendors;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>Signing in through a company's own provider (ADR 0020).</summary>
internal static class SingleSignOnModule
{
    internal static void AddSingleSignOn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(VendorAddresses.Of(builder.Configuration.GetSection("SingleSignOn")));
        services.AddSingleton<ProviderDocuments>().AddSingleton<OpenIdTokens>().AddSingleton<VendorCalls>();
        services.AddSingleton<IExternalProvider, OpenIdProvider>().AddSingleton<IExternalProvider, Feishu>().AddSingleton<IExternalProvider, WeCom>().AddSingleton<IExternalProvider, DingTalk>();
        services.AddSingleton<ProviderKinds>().AddSingleton<ProviderCheck>(p => p.GetRequiredService<ProviderKinds>().CheckAsync);
        services.AddSingleton<Attempts>().AddSingleton<FailedEntrance>();
        services.AddScoped<ExternalEntrance>().AddScoped<StartEndpoint>().AddScoped<CallbackEndpoint>();
    }

    internal static void MapSingleSignOn(this IEndpointRouteBuilder routes)
    {
        var sso = routes.MapGroup("/api/v1/single-sign-on").WithTags("session").AddEndpointFilter(SessionEndpoints.NeverStoredAsync);
        sso.MapGet("/providers", OfferedEndpoint.ServeAsync);
        sso.MapGet("/{provider:guid}/start", StartEndpoint.ServeAsync);
        sso.MapGet("/callback/{tenant}", CallbackEndpoint.ServeAsync);
    }
}
