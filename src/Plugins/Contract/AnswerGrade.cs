namespace Switchboard.Plugins.Contract;

/// <summary>An answer with what led to it and what came of it. Since contract 1.2.</summary>
/// <param name="Question">What the customer wrote last before it; empty when the answer opened the conversation.</param>
/// <param name="Answer">What was answered.</param>
public sealed record AnsweredText(string Question, string Answer)
{
    /// <summary>What the customer wrote next, where they have.</summary>
    public string? Reaction { get; init; }

    /// <summary>How long the customer waited for the answer, where known.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>How often the customer has written in the conversation so far, where known.</summary>
    public int? Turns { get; init; }
}

/// <summary>How good an answer was. Since contract 1.2.</summary>
/// <param name="Score">From 1 (rude, off the topic or empty) to 5 (answers it, concretely, kindly, with the next step).</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">What decided it, most telling first, as short lower-case words such as <c>off-topic</c>.</param>
public sealed record AnswerGrade(double Score, double Confidence, IReadOnlyList<string> Reasons);
