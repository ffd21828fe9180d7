namespace Switchboard.Desk.Storage;

internal static class LikePattern
{
    /// <summary>Matches text that contains the words as they stand: % and _ mean themselves. Use with <c>\</c> as the escape.</summary>
    internal static string Containing(string words) => $"%{Exactly(words)}%";

    /// <summary>Matches these words and no others, whatever their case.</summary>
    internal static string Exactly(string words) =>
        words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
