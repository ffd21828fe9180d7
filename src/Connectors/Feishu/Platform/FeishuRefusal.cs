using Switchboard.Connectors.Feishu.Sending;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Platform;

/// <summary>The platform said no. Thrown where a token is fetched and where the contract has no result for it; caught in <see cref="Sender"/>.</summary>
internal sealed class FeishuRefusal(ApiAnswer answer) : ChannelRefusedException(Failures.Of(answer))
{
    internal ApiAnswer Answer { get; } = answer;
}
