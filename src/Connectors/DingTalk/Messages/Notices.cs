using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Messages;

/// <summary>Events that no customer caused.</summary>
internal static class Notices
{
    internal static ChannelEvent Of(string id, string type, DateTimeOffset at) => new ChannelEvent.Notice(Ids.Fitting(id), at, Word(type));

    /// <summary>It is shown to people: nothing but a name may come along.</summary>
    private static string Word(string type) => string.Concat(type.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/').Take(100));
}
