using System.Text.Json;

namespace Switchboard.Connectors.DingTalk.Messages;

/// <summary>The robot's own name at the start of what is said to it.</summary>
internal static class Mentions
{
    private static readonly char[] Ends = [' ', '\u00a0', '\u2005', '\n'];

    /// <summary>
    /// The platform takes the name out and leaves a space. Where it does not, the name is known to be the robot's only when nobody else
    /// was mentioned: the callback names people by id and not by what stands in the text.
    /// </summary>
    internal static string Without(string text, JsonElement body)
    {
        var said = text.Trim();
        if (!said.StartsWith('@') || body.Text("conversationType") != "2" || body.Items("atUsers").Count() != 1)
            return said;
        var end = said.IndexOfAny(Ends);
        return end < 0 ? "" : said[end..].TrimStart();
    }
}
