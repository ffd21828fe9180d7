using System.Text.Json.Nodes;
using Switchboard.Connectors.WeCom.Platform;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>Who has a customer's chat at the platform. Only in the first two states may the interface write.</summary>
internal sealed class ServiceState(PlatformCalls calls)
{
    private const int New = 0;
    private const int Assistant = 1;
    private const int Ended = 4;

    /// <summary>Brings the chat into a state in which we may write; the platform's refusal where it does not go.</summary>
    internal async ValueTask<Answer?> OpenAsync(string openKfId, string externalUserId, Answer refused, CancellationToken ct)
    {
        var state = await calls.PostAsync("kf/service_state/get", Chat(openKfId, externalUserId), ct);
        if (!state.Ok)
            return state;
        switch (state.Body.Number("service_state"))
        {
            case New or Assistant:
                return null;
            case Ended:
                // Only the customer opens it again, by writing.
                return refused;
        }

        var wanted = Chat(openKfId, externalUserId);
        wanted["service_state"] = Assistant;
        var moved = await calls.PostAsync("kf/service_state/trans", wanted, ct);
        return moved.Ok ? null : moved;
    }

    private static JsonObject Chat(string openKfId, string externalUserId) => new() { ["open_kfid"] = openKfId, ["external_userid"] = externalUserId };
}
