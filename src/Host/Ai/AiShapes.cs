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

internal sealed record AiAnalyzeRequest([StringLength(5000, MinimumLength = 1)] string Text, AiJudgement Type = AiJudgement.Sentiment);

internal enum AiJudgement
{
    Sentiment,
    Intent,
    Quality,
}

internal sealed record AiAnalysis(AiJudgement Type, string? Result, double Confidence, string? Language, [property: JsonPropertyName("response_time")] double ResponseTime);

internal sealed record AiSuggestRequest([property: JsonPropertyName("ticket_id"), StringLength(100, MinimumLength = 1)] string TicketId, AiSuggestionKind Type = AiSuggestionKind.Article);

/// <summary>Both are passages of articles: to read, or to send.</summary>
internal enum AiSuggestionKind
{
    Article,
    Reply,
}

internal sealed record AiSuggestions(AiSuggestionKind Type, IReadOnlyList<AiSuggestion> Suggestions, [property: JsonPropertyName("response_time")] double ResponseTime);

internal sealed record AiSuggestion([property: JsonPropertyName("article_id")] Guid ArticleId, string Title, string Text, string Url, double Coverage);

internal sealed record AiPredictRequest(
    [StringLength(5000, MinimumLength = 1)] string Text,
    [property: JsonPropertyName("session_id"), StringLength(100, MinimumLength = 1)] string? SessionId = null,
    IReadOnlyDictionary<string, JsonElement>? Context = null);

/// <summary>Intent and quality are null until there is somebody who judges them.</summary>
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
