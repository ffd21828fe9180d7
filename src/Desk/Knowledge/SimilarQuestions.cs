using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

/// <summary>Other wordings of an article's question.</summary>
internal static class SimilarQuestions
{
    internal const int Most = 50;
    internal const int Longest = 200;

    internal static Refusal? Complaint(IReadOnlyList<string>? questions) =>
        questions?.Any(q => q is null || q.Trim().Length > Longest) == true ? new InvalidInput("questions", $"must each have at most {Longest} characters.") : null;

    /// <summary>Without empty ones, and each once.</summary>
    internal static string[] Tidy(IEnumerable<string> questions) =>
        [.. questions.Select(q => q.Trim()).Where(q => q.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
