using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Platform;

/// <summary>The platform said no. Thrown where a token is fetched and where the contract has no result for it; caught in <see cref="Sending.Sender"/>.</summary>
internal sealed class FeishuRefusal(ApiAnswer answer) : Exception($"Feishu answered {answer.Code}.")
{
    internal ApiAnswer Answer { get; } = answer;
}
