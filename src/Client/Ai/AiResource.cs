using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Judgements of texts, and the bot, without a conversation being written to.</summary>
public sealed class AiResource
{
    private readonly Calls _calls;

    internal AiResource(Calls calls) => _calls = calls;

    /// <summary>What the bot says to a message. A session remembers it, once.</summary>
    [Operation("ai.chat")]
    public Task<AiChatAnswer> ChatAsync(AiChatRequest request, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<AiChatAnswer>(Call.Post("ai/chat", request, options), ct);

    /// <summary>One judgement of a text.</summary>
    [Operation("ai.analyze")]
    public Task<AiAnalysis> AnalyzeAsync(string text, AiJudgement type = AiJudgement.Sentiment, AiTextContext? context = null, CancellationToken ct = default) =>
        _calls.SendAsync<AiAnalysis>(Asking("ai/analyze", new { text, type, context }), ct);

    /// <summary>Articles that may answer what the customer of a conversation last said.</summary>
    [Operation("ai.suggest")]
    public Task<AiSuggestions> SuggestAsync(AiSuggestRequest request, CancellationToken ct = default) =>
        _calls.SendAsync<AiSuggestions>(Asking("ai/suggest", request), ct);

    /// <summary>All judgements of a text. A session remembers it, once.</summary>
    [Operation("ai.predict")]
    public Task<AiPrediction> PredictAsync(AiPredictRequest request, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<AiPrediction>(Call.Post("ai/predict", request, options), ct);

    /// <summary>The judgements of up to 100 texts, in their order.</summary>
    [Operation("ai.batch-predict")]
    public Task<AiBatch> PredictAsync(IReadOnlyList<string> texts, CancellationToken ct = default) =>
        _calls.SendAsync<AiBatch>(Asking("ai/batch_predict", new { texts }), ct);

    /// <summary>What was asked and answered in a session, oldest first.</summary>
    [Operation("ai.conversation-history")]
    public Task<AiHistory> HistoryAsync(string sessionId, CancellationToken ct = default) =>
        _calls.SendAsync<AiHistory>(Call.Get($"ai/conversation_history/{Uri.EscapeDataString(sessionId)}"), ct);

    /// <summary>How often the tenant has called, and how long it took.</summary>
    [Operation("ai.metrics")]
    public Task<AiMetrics> MetricsAsync(CancellationToken ct = default) => _calls.SendAsync<AiMetrics>(Call.Get("ai/metrics"), ct);

    /// <summary>Whether an analyzer and a bot serve the tenant.</summary>
    [Operation("ai.health")]
    public Task<AiHealth> HealthAsync(CancellationToken ct = default) => _calls.SendAsync<AiHealth>(Call.Get("ai/health"), ct);

    private static Call Asking(string path, object body) => new(HttpMethod.Post, path) { Body = body, ChangesNothing = true };
}
