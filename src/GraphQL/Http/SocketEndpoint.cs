using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.GraphQL.Http;

/// <summary>The socket's side of the path that serves GraphQL.</summary>
internal static class SocketEndpoint
{
    internal static async Task ServeAsync(HttpContext http, GraphQLEngine engine, SocketGate gate, SocketOptions options)
    {
        var spoken = http.WebSockets.WebSocketRequestedProtocols.Contains(SocketSession.Protocol, StringComparer.Ordinal);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(spoken ? SocketSession.Protocol : null);
        if (!spoken)
        {
            using var messages = new SocketMessages(socket);
            await messages.CloseAsync(4406, "Subprotocol not acceptable");
            return;
        }

        using var session = new SocketSession(http, socket, engine, gate, options, http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System);
        await session.RunAsync(http.RequestAborted);
    }
}
