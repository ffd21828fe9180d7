namespace Switchboard.Plugins.Contract;

/// <summary>
/// Connects one kind of channel. Implement <see cref="ILiveChannel"/> when customers hold a socket to the host itself,
/// <see cref="IMessagingChannel"/> when a platform stands between.
/// </summary>
public interface IChannelConnector : IPlugin
{
    /// <summary>What the channel can do. Read once after loading; must not change afterwards.</summary>
    ChannelCapabilities Capabilities { get; }
}

/// <summary>What a channel can do, so that people are not offered what cannot work.</summary>
/// <param name="Typing">Shows that somebody types.</param>
/// <param name="ReadReceipts">Tells how far the customer has read.</param>
/// <param name="Recall">A sent message can be taken back.</param>
/// <param name="Attachments">Carries files.</param>
/// <param name="MaxTextLength">Longest text, in UTF-16 code units.</param>
public sealed record ChannelCapabilities(bool Typing, bool ReadReceipts, bool Recall, bool Attachments, int MaxTextLength);
