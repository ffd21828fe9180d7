namespace Switchboard.Host.Scim;

internal static class ScimText
{
    /// <summary>Whether it can be stored: PostgreSQL takes no U+0000 and no half characters.</summary>
    internal static bool IsSound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && ++i is var next && (next == text.Length || !char.IsLowSurrogate(text[next]))))
                return false;
        }

        return true;
    }
}
