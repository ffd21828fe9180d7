using System.Globalization;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Outbox;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>What a message says at the platform, and what the customer may press below it.</summary>
internal sealed record OutboundWords(string Text, IReadOnlyList<OutboundButton> Buttons)
{
    /// <summary>
    /// Below what a bot says, as long as it has the conversation, the customer may ask for a person. The line that a conversation is resolved asks
    /// them how it went, once for each time; null when that is not to be asked any more.
    /// </summary>
    internal static OutboundWords? Decide(Message message, ConversationStatus status, int? score, CustomerWords words) => message.AuthorKind switch
    {
        AuthorKind.System when status != ConversationStatus.Resolved || score is not null => null,
        AuthorKind.System => new OutboundWords(words.HowDidWeDo, [.. words.Stars.Select((label, i) => new OutboundButton(label, ChannelActions.Rate, (i + 1).ToString(CultureInfo.InvariantCulture)))]),
        AuthorKind.Bot when status == ConversationStatus.Pending && message.ClientKey?.StartsWith(BotVoice.LastWords, StringComparison.Ordinal) != true => new OutboundWords(message.Text, [new OutboundButton(words.TalkToPerson, ChannelActions.TalkToPerson, null)]),
        _ => new OutboundWords(message.Text, []),
    };
}
