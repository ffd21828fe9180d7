using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Calls;

/// <summary>The platform gave no token or no connection: what it said instead comes through the host's memory of tokens as an exception.</summary>
internal sealed class RefusedException(ApiAnswer answer, RobotSettings robot) : ChannelRefusedException(Failures.Of(answer, robot))
{
    internal ApiAnswer Answer => answer;
}
