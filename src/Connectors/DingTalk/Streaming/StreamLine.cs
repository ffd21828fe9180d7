using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Streaming;

/// <summary>
/// Connection after connection. The platform tells before it closes one and pushes robot messages only once: the next is open before the last
/// is left.
/// </summary>
internal sealed class StreamLine(
    OpenApi api, RobotSettings robot, IChannelTools tools, Func<IReadOnlyList<ChannelEvent>, CancellationToken, ValueTask<bool>> accept, TimeProvider clock)
{
    internal async ValueTask RunAsync(CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var former = Task.CompletedTask;
        try
        {
            while (true)
            {
                var connection = new StreamConnection(await Gateway.ConnectAsync(api, robot, tools, ct), accept, robot, clock);
                var running = RunAsync(connection, ending.Token);
                if (await Task.WhenAny(running, connection.Leaving) == running)
                {
                    await running;
                    return;
                }

                await former;
                former = running;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await former.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task RunAsync(StreamConnection connection, CancellationToken ct)
    {
        using (connection)
            await connection.RunAsync(ct);
    }
}
