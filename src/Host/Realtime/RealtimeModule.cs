using Microsoft.AspNetCore.Http.Connections;
using Switchboard.Registry;

namespace Switchboard.Host.Realtime;

internal static class RealtimeModule
{
    internal static void AddRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new SocketCheckOptions(configuration.GetValue("Sockets:CheckEvery", TimeSpan.FromSeconds(20))));
        services.AddSingleton<OpenSockets>();
        services.AddSingleton<AgentSockets>();
        services.AddSingleton<VisitorSockets>();
        services.AddHostedService<SocketCheck>();
        services.AddSignalR(signalr =>
            {
                signalr.MaximumReceiveMessageSize = 64 * 1024;
                signalr.MaximumParallelInvocationsPerClient = 8;
                signalr.StreamBufferCapacity = 1;
                signalr.KeepAliveInterval = TimeSpan.FromSeconds(10);
                signalr.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            })
            .AddJsonProtocol(json => RegistryJson.Configure(json.PayloadSerializerOptions).Converters.Add(new MessageJson()));
        services.AddSingleton<HubVerbs>();
        services.AddSingleton<AgentSignals>();
        services.AddSingleton<Watchers>();
        services.AddSingleton<ListNews>();
        services.AddHostedService(p => p.GetRequiredService<ListNews>());
        services.AddHostedService<Fanout>();
    }

    internal static void MapRealtime(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<VisitorHub>("/hubs/visitor", WebSocketsFirst).RequireCors("widget");
        routes.MapHub<AgentHub>("/hubs/agent", WebSocketsFirst).RequireAuthorization();
    }

    private static void WebSocketsFirst(HttpConnectionDispatcherOptions options)
    {
        options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
        options.CloseOnAuthenticationExpiration = true;
    }
}
