using System.Text.Json;
using System.Text.Json.Serialization;

namespace Switchboard.Client;

/// <summary>What can be judged of a text.</summary>
public enum AiJudgement
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>How it sounds.</summary>
    Sentiment,

    /// <summary>What its writer wants.</summary>
    Intent,

    /// <summary>How good a service it shows.</summary>
    Quality,
}

/// <summary>What suggestions are for.</summary>
public enum AiSuggestionKind
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Articles to read.</summary>
    Article,

    /// <summary>Words to send: replies of the tenant's rules, then articles.</summary>
    Reply,
}

/// <summary>A message to the bot.</summary>
/// <param name="Message">Up to 5,000 characters.</param>
/// <param name="UserId">Whose session it belongs to; a new session when not said.</param>
/// <param name="Context">A conversation to take the history from.</param>
public sealed record AiChatRequest(string Message, [property: JsonPropertyName("user_id")] string? UserId = null, AiChatContext? Context = null);

/// <summary>Where a message to the bot belongs.</summary>
/// <param name="TicketId">A conversation's id.</param>
public sealed record AiChatContext([property: JsonPropertyName("ticket_id")] string? TicketId = null);

/// <summary>What the bot says.</summary>
/// <param name="Reply">The words; null where it hands over in silence.</param>
/// <param name="Confidence">0 to 1; 0 where it hands over.</param>
/// <param name="Handover">Whether a person should go on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Sources">Articles that it has it from.</param>
/// <param name="SessionId">The session that remembers it.</param>
/// <param name="ResponseTime">Seconds.</param>
public sealed record AiChatAnswer(
    string? Reply,
    double Confidence,
    bool Handover,
    string? Reason,
    IReadOnlyList<AiSource> Sources,
    [property: JsonPropertyName("session_id")] string SessionId,
    [property: JsonPropertyName("response_time")] double ResponseTime);

/// <summary>An article that an answer comes from.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Where a customer can read it.</param>
public sealed record AiSource([property: JsonPropertyName("article_id")] Guid ArticleId, string Title, string Url);

/// <summary>One judgement.</summary>
/// <param name="Type">Of what.</param>
/// <param name="Result">The judgement: <c>negative</c>, <c>neutral</c> or <c>positive</c>; an intent's name; <c>poor</c>, <c>fair</c> or <c>good</c>. Null where nobody stands by one.</param>
/// <param name="Confidence">0 to 1; 0 where nobody stands by one.</param>
/// <param name="Score">How strong the mood is, 0 to 1, or the quality, 1 to 5; null where nobody can tell.</param>
/// <param name="Language">The text's language.</param>
/// <param name="ResponseTime">Seconds.</param>
public sealed record AiAnalysis(AiJudgement Type, string? Result, double Confidence, double? Score, string? Language, [property: JsonPropertyName("response_time")] double ResponseTime);

/// <summary>For which conversation, and what for.</summary>
/// <param name="TicketId">A conversation's id.</param>
/// <param name="Type">What the suggestions are for.</param>
public sealed record AiSuggestRequest([property: JsonPropertyName("ticket_id")] string TicketId, AiSuggestionKind Type = AiSuggestionKind.Article);

/// <summary>Suggestions, best first.</summary>
/// <param name="Type">What they are for.</param>
/// <param name="Suggestions">Them.</param>
/// <param name="ResponseTime">Seconds.</param>
public sealed record AiSuggestions(AiSuggestionKind Type, IReadOnlyList<AiSuggestion> Suggestions, [property: JsonPropertyName("response_time")] double ResponseTime);

/// <summary>A passage of an article, or the reply of a rule.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">The passage, or the reply.</param>
/// <param name="Url">Where a customer can read it; null for a rule.</param>
/// <param name="Coverage">The share, 0 to 1, of what was asked that the article holds; 1 for a rule.</param>
public sealed record AiSuggestion(
    [property: JsonPropertyName("article_id")] Guid? ArticleId, [property: JsonPropertyName("rule_id")] Guid? RuleId, string Title, string Text, string? Url, double Coverage);

/// <summary>A text to be judged.</summary>
/// <param name="Text">Up to 5,000 characters.</param>
/// <param name="SessionId">The session that is to remember it; a new one when not said.</param>
/// <param name="Context">What is known beside the text.</param>
public sealed record AiPredictRequest(string Text, [property: JsonPropertyName("session_id")] string? SessionId = null, AiTextContext? Context = null);

/// <summary>What is known beside a text.</summary>
/// <param name="Question">What the text is the answer to: then the quality is the answer's.</param>
/// <param name="Reaction">What the customer wrote to that answer.</param>
/// <param name="WaitedSeconds">How long the customer waited for it.</param>
/// <param name="Turns">How often the customer has written so far.</param>
/// <param name="Language">Of suggestions: <c>en</c> or <c>zh-CN</c>; any when not said.</param>
public sealed record AiTextContext(
    string? Question = null,
    string? Reaction = null,
    [property: JsonPropertyName("waited_seconds")] double? WaitedSeconds = null,
    int? Turns = null,
    string? Language = null);

/// <summary>All judgements of a text. Null with confidence 0 where nobody stands by one.</summary>
/// <param name="Intent">What its writer wants: the tenant's own intent, or one that is known out of the box.</param>
/// <param name="IntentConfidence">0 to 1.</param>
/// <param name="Sentiment">How it sounds.</param>
/// <param name="SentimentConfidence">0 to 1.</param>
/// <param name="QualityScore">How good a service it shows, 1 to 5: the grade of the answer where there is one, otherwise how satisfied the customer seems.</param>
/// <param name="ResponseTime">Seconds.</param>
/// <param name="Suggestions">Replies of the tenant's rules, then titles of articles that fit.</param>
/// <param name="SessionId">The session that remembers it.</param>
public sealed record AiPrediction(
    string? Intent,
    [property: JsonPropertyName("intent_confidence")] double IntentConfidence,
    string? Sentiment,
    [property: JsonPropertyName("sentiment_confidence")] double SentimentConfidence,
    [property: JsonPropertyName("quality_score")] double? QualityScore,
    [property: JsonPropertyName("response_time")] double ResponseTime,
    IReadOnlyList<string> Suggestions,
    [property: JsonPropertyName("session_id")] string? SessionId);

/// <summary>The judgements of several texts.</summary>
/// <param name="Results">In the order of the texts.</param>
/// <param name="TotalCount">How many.</param>
/// <param name="ResponseTime">Seconds for all.</param>
public sealed record AiBatch(IReadOnlyList<AiPrediction> Results, [property: JsonPropertyName("total_count")] int TotalCount, [property: JsonPropertyName("response_time")] double ResponseTime);

/// <summary>What was asked and answered in a session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="History">Oldest first.</param>
/// <param name="TotalCount">How many.</param>
public sealed record AiHistory([property: JsonPropertyName("session_id")] string SessionId, IReadOnlyList<AiHistoryTurn> History, [property: JsonPropertyName("total_count")] int TotalCount);

/// <summary>A question and its answer.</summary>
/// <param name="Kind"><c>chat</c> or <c>predict</c>.</param>
/// <param name="Text">What was asked.</param>
/// <param name="Reply">What the bot said.</param>
/// <param name="Answer">The whole answer, as it was sent.</param>
/// <param name="CreatedAt">When.</param>
public sealed record AiHistoryTurn(string Kind, string Text, string? Reply, JsonElement Answer, [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt);

/// <summary>How often the tenant has called one host since it started.</summary>
/// <param name="Since">When that was.</param>
/// <param name="TotalRequests">How often.</param>
/// <param name="FailedRequests">How often it was refused.</param>
/// <param name="AverageResponseTime">Seconds; null without a call.</param>
/// <param name="Operations">Each operation.</param>
public sealed record AiMetrics(
    DateTimeOffset Since,
    [property: JsonPropertyName("total_requests")] long TotalRequests,
    [property: JsonPropertyName("failed_requests")] long FailedRequests,
    [property: JsonPropertyName("average_response_time")] double? AverageResponseTime,
    IReadOnlyDictionary<string, AiOperationMetrics> Operations);

/// <summary>How often one operation was called.</summary>
/// <param name="Requests">How often.</param>
/// <param name="Failed">How often it was refused.</param>
/// <param name="AverageResponseTime">Seconds.</param>
/// <param name="LongestResponseTime">Seconds.</param>
public sealed record AiOperationMetrics(
    long Requests, long Failed, [property: JsonPropertyName("average_response_time")] double AverageResponseTime, [property: JsonPropertyName("longest_response_time")] double LongestResponseTime);

/// <summary>Who serves.</summary>
/// <param name="Status"><c>healthy</c> when both do, else <c>degraded</c>.</param>
/// <param name="Analyzer">Whether texts can be judged.</param>
/// <param name="Bot">Whether the bot answers.</param>
public sealed record AiHealth(string Status, bool Analyzer, bool Bot);
