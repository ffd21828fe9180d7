using Switchboard.Desk.Onboarding;
using Switchboard.Registry;

namespace Switchboard.Desk.Inboxes;

/// <summary>Which channels may be connected.</summary>
internal static class InboxChannels
{
    internal const string WebChat = "web-chat";

    /// <summary>The chat on one's own page harms nobody; whoever reaches into other people's messengers must be reachable themselves.</summary>
    internal static Refusal? Decide(string channel, bool confirmed) => channel == WebChat || confirmed ? null : new EmailUnconfirmed();
}
