namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>
/// The platform said no where nothing but an exception can say so: inside of the host's care for tokens, and in pulls and downloads,
/// which the host tries again later. It is of the kind that a broken connection throws, because one inbox's missing right is no fault
/// of the plugin, which all inboxes share.
/// </summary>
internal sealed class PlatformRefusal(Answer answer) : HttpRequestException($"WeCom answered {answer.Code}: {answer.Said}")
{
    internal Answer Answer { get; } = answer;
}
