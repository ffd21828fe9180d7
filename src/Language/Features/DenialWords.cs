using System.Collections.Frozen;

namespace Switchboard.Language.Features;

/// <summary>Words that turn the next ones round, and words of degree that stand between the two.</summary>
internal static class DenialWords
{
    private const string ChineseDenials = "不没无别未勿非甭莫";
    private const string ChineseDegrees = "太很够算怎么是那这有大特别十分再";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Denials = Words("""
        not no never none nobody nothing neither nor cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent hadnt aint without hardly barely
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Degrees = Words("""
        very so too really quite that all at a an the any much more even as particularly especially extremely exactly totally completely
        """);

    internal static bool Denies(char c) => ChineseDenials.Contains(c);

    internal static bool Grades(char c) => ChineseDegrees.Contains(c);

    internal static bool Denies(ReadOnlySpan<char> word) => Denials.Contains(word);

    internal static bool Grades(ReadOnlySpan<char> word) => Degrees.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
