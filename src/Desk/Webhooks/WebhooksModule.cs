using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Outbound;

namespace Switchboard.Desk.Webhooks;

internal static class WebhooksModule
{
    /// <summary>Webhooks, and the connections over which tenants have us call others. The host brings <see cref="OutboundOptions"/>.</summary>
    internal static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<INameLookup, SystemNames>();
        services.AddSingleton<OutboundConnections>();
        services.AddSingleton(p => new OutboundDocuments(p.GetRequiredService<OutboundConnections>(), p.GetRequiredService<OutboundOptions>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<WebhookPost>();
        services.AddSingleton<WebhookAttempts>();
        services.AddScoped<WebhookAgain>();
        services.AddHostedService<WebhookDispatcher>();
        return services;
    }
}
