using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Channels.Streams;
using Switchboard.Desk.Realtime;

namespace Switchboard.Desk.Channels;

internal static class ChannelsModule
{
    /// <summary>Channels behind which somebody else's platform stands.</summary>
    internal static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<ChannelHttp>();
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<ChannelCalls>();
        services.AddSingleton<ChannelEvents>();
        services.AddSingleton<ChannelHealth>();
        services.AddSingleton<ChannelPulls>();
        services.AddSingleton<PullTurns>();
        services.AddSingleton<ChannelIntake>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<DeliveryErrands>();
        services.AddSingleton<MediaQueue>();
        services.AddSingleton<MediaPlatform>();
        services.AddSingleton<ProfileQueue>();
        services.AddSingleton<FetchErrands>();
        services.AddSingleton(p => new ChannelDoor(
            p.GetRequiredService<IDeskPlugins>(), p.GetRequiredService<ChannelEvents>(), p.GetRequiredService<ChannelHealth>(), p.GetRequiredService<IDeskBus>()));
        services.AddScoped<EventEffects>();
        services.AddScoped<ChannelMessages>();
        services.AddScoped<MessageChanges>();
        services.AddScoped<ChannelButtons>();
        services.AddScoped<RatingQuestion>();
        services.AddScoped<Correspondents>();
        services.AddScoped<DeliveryNotes>();
        services.AddScoped<DeliveryNews>();
        services.AddScoped<DeliverySurroundings>();
        services.AddScoped<DeliverySends>();
        services.AddSingleton<StreamLeases>();
        services.AddSingleton<StreamIntake>();
        services.AddSingleton<StreamLine>();
        services.AddSingleton<HeldStreams>();
        services.AddHostedService<IntakeDispatcher>();
        services.AddScoped<MediaFetches>();
        services.AddScoped<ProfileFetches>();
        services.AddScoped<ContactProfiles>();
        services.AddScoped<ContactMerge>();
        services.AddHostedService<DeliveryDispatcher>();
        services.AddHostedService<StreamDispatcher>();
        services.AddHostedService<FetchDispatcher>();
        return services;
    }
}
