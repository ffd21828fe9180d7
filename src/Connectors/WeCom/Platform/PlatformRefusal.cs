namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>
/// The platform said no where nothing but an exception can say so: inside of the host's care for tokens, and in pulls and downloads,
/// which the host tries again later.
/// </summary>
internal sealed class PlatformRefusal(Answer answer) : Exception($"WeCom answered {answer.Code}: {answer.Said}")
{
    internal Answer Answer { get; } = answer;
}
