using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Switchboard.Host.Ai;

// These few shapes were promised to clients before there was anything else, in snake_case. They are spelled out here, so that the
// one dialect of everything else need not know of them.
internal sealed record AiChatRequest(
    [StringLength(5000, MinimumLength = 1)] string Message,
    [property: JsonPropertyName("user_id"), StringLength(100, MinimumLength = 1)] string? UserId = null,
    AiChatContext? Context = null);

internal sealed record AiChatContext([property: JsonPropertyName("ticket_id")] string? TicketId = null);

internal sealed record AiChatAnswer(
    string? Reply,
    double Confidence,
    bool Handover,
    string? Reason,
    IReadOnlyList<AiSource> Sources,
    [property: JsonPropertyName("session_id")] string SessionId,
    [property: JsonPropertyName("response_time")] double ResponseTime);

internal sealed record AiSource([property: JsonPropertyName("article_id")] Guid ArticleId, string Title, string Url);

internal sealed record AiAnalyzeRequest([StringLength(5000, MinimumLength = 1)] string Text, AiJudgement Type = AiJudgement.Sentiment, AiTextContext? Context = null);

internal enum AiJudgement
{
    Sentiment,
    Intent,
    Quality,
}

/// <summary>The result is null with confidence 0 where nobody stands by one. The score is how strong a mood is, 0 to 1, or the quality, 1 to 5.</summary>
internal sealed record AiAnalysis(AiJudgement Type, string? Result, double Confidence, double? Score, string? Language, [property: JsonPropertyName("response_time")] double ResponseTime);

internal sealed record AiSuggestRequest([property: JsonPropertyName("ticket_id"), StringLength(100, MinimumLength = 1)] string TicketId, AiSuggestionKind Type = AiSuggestionKind.Article);

/// <summary>Passages of articles to read; or words to send: what the tenant's rules suggest, then the same passages.</summary>
internal enum AiSuggestionKind
{
    Article,
    Reply,
}

internal sealed record AiSuggestions(AiSuggestionKind Type, IReadOnlyList<AiSuggestion> Suggestions, [property: JsonPropertyName("response_time")] double ResponseTime);

/// <summary>Of an article, or of a rule.</summary>
internal sealed record AiSuggestion(
    [property: JsonPropertyName("article_id")] Guid? ArticleId, [property: JsonPropertyName("rule_id")] Guid? RuleId, string Title, string Text, string? Url, double Coverage);

internal sealed record AiPredictRequest(
    [StringLength(5000, MinimumLength = 1)] string Text,
    [property: JsonPropertyName("session_id"), StringLength(100, MinimumLength = 1)] string? SessionId = null,
    AiTextContext? Context = null);

/// <summary>What is known beside a text. Whatever else a program knows may stand here too, and is not looked at.</summary>
/// <param name="Question">What the text is the answer to: then the quality is the answer's.</param>
/// <param name="Reaction">What the customer wrote to that answer.</param>
/// <param name="WaitedSeconds">How long the customer waited for it.</param>
/// <param name="Turns">How often the customer has written so far.</param>
/// <param name="Language">Of suggestions: <c>en</c> or <c>zh-CN</c>; any when not said.</param>
internal sealed record AiTextContext(
    [StringLength(5000, MinimumLength = 1)] string? Question = null,
    [StringLength(5000, MinimumLength = 1)] string? Reaction = null,
    [property: JsonPropertyName("waited_seconds"), Range(0.0, 31_536_000.0)] double? WaitedSeconds = null,
    [Range(0, 10_000)] int? Turns = null,
    [AllowedValues(null, "en", "zh-CN")] string? Language = null)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Beside { get; init; }
}

/// <summary>Intent and quality are null, the intent's confidence 0, where nobody stands by one.</summary>
internal sealed record AiPrediction(
    string? Intent,
    [property: JsonPropertyName("intent_confidence")] double IntentConfidence,
    string? Sentiment,
    [property: JsonPropertyName("sentiment_confidence")] double SentimentConfidence,
    [property: JsonPropertyName("quality_score")] double? QualityScore,
    [property: JsonPropertyName("response_time")] double ResponseTime,
    IReadOnlyList<string> Suggestions,
    [property: JsonPropertyName("session_id")] string? SessionId);

internal sealed record AiBatchRequest([MaxLength(100), MinLength(1)] IReadOnlyList<string> Texts);

internal sealed record AiBatch(IReadOnlyList<AiPrediction> Results, [property: JsonPropertyName("total_count")] int TotalCount, [property: JsonPropertyName("response_time")] double ResponseTime);

internal sealed record AiHistory([property: JsonPropertyName("session_id")] string SessionId, IReadOnlyList<AiHistoryTurn> History, [property: JsonPropertyName("total_count")] int TotalCount);

internal sealed record AiHistoryTurn(string Kind, string Text, string? Reply, JsonElement Answer, [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt);

internal sealed record AiMetricsAnswer(
    DateTimeOffset Since,
    [property: JsonPropertyName("total_requests")] long TotalRequests,
    [property: JsonPropertyName("failed_requests")] long FailedRequests,
    [property: JsonPropertyName("average_response_time")] double? AverageResponseTime,
    IReadOnlyDictionary<string, AiOperationMetrics> Operations);

internal sealed record AiOperationMetrics(
    long Requests, long Failed, [property: JsonPropertyName("average_response_time")] double AverageResponseTime, [property: JsonPropertyName("longest_response_time")] double LongestResponseTime);

internal sealed record AiHealth(string Status, bool Analyzer, bool Bot);
