namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>The beginning of a text, never with half a character at its end: half of one cannot be stored.</summary>
internal static class Excerpt
{
    internal static string Of(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
