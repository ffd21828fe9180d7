namespace Switchboard.Connectors.DingTalk.Calls;

/// <summary>The platform gave no token: what it said instead comes through the host's memory of tokens as an exception.</summary>
internal sealed class RefusedException(ApiAnswer answer) : Exception("DingTalk gave no token: " + answer.Code)
{
    internal ApiAnswer Answer => answer;
}
