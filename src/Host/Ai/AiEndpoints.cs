using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.Desk.Assist;
using Switchboard.Desk.Plugins;
using Switchboard.Host.Rest;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Ai;

/// <summary>The tenant's analyzer, bot and articles for programs, in the shapes that were promised first.</summary>
internal static class AiEndpoints
{
    internal sealed record SessionAddress([property: JsonPropertyName("session_id")] string SessionId);

    internal sealed record Nothing;

    internal static void AddAi(this IServiceCollection services)
    {
        services.AddSingleton<AiMetrics>();
        services.AddScoped<AiDoor>();
    }

    internal static void MapAi(this IEndpointRouteBuilder routes)
    {
        var ai = routes.MapGroup(RestModule.Base + "/ai").WithMetadata(new AsksAttribute(AiDoor.Permission));
        ai.MapPost("/chat", (HttpContext http, AiDoor door) => door.ServeAsync<AiChatRequest, AiChatAnswer>(http, "chat", ChatAsync));
        ai.MapPost("/analyze", (HttpContext http, AiDoor door) => door.ServeAsync<AiAnalyzeRequest, AiAnalysis>(http, "analyze", AiPredictions.AnalyzeAsync));
        ai.MapPost("/suggest", (HttpContext http, AiDoor door) => door.ServeAsync<AiSuggestRequest, AiSuggestions>(http, "suggest", SuggestAsync));
        ai.MapPost("/predict", (HttpContext http, AiDoor door) => door.ServeAsync<AiPredictRequest, AiPrediction>(http, "predict", AiPredictions.PredictAsync));
        ai.MapPost("/batch_predict", (HttpContext http, AiDoor door) => door.ServeAsync<AiBatchRequest, AiBatch>(http, "batch_predict", AiPredictions.BatchAsync));
        ai.MapGet("/conversation_history/{session_id}", (HttpContext http, AiDoor door) => door.ServeAsync<SessionAddress, AiHistory>(http, "conversation_history", HistoryAsync));
        ai.MapGet("/metrics", (HttpContext http, AiDoor door) => door.ServeAsync<Nothing, AiMetricsAnswer>(http, null, MetricsAsync));
        ai.MapGet("/health", (HttpContext http, AiDoor door) => door.ServeAsync<Nothing, AiHealth>(http, null, HealthAsync));
    }

    private static async ValueTask<Outcome<AiChatAnswer>> ChatAsync(IServiceProvider services, AiChatRequest input, Func<double> elapsed, CancellationToken ct)
    {
        var chat = services.GetRequiredService<AiChat>();
        if (!TryConversation(input.Context?.TicketId, out var conversation))
            return new NotFound("conversation");
        var session = input.UserId ?? Guid.CreateVersion7().ToString();
        var reply = await chat.ReplyAsync(input.Message, session, conversation, ct);
        if (!reply.Succeeded)
            return reply.Refusal;
        var answer = reply.Value switch
        {
            BotReply.Answer said => new AiChatAnswer(said.Text, said.Confidence, false, null, [.. said.Sources.Select(s => new AiSource(s.ArticleId, s.Title, s.Url))], session, elapsed()),
            BotReply.HandOver hand => new AiChatAnswer(hand.Text, 0, true, JsonNamingPolicy.KebabCaseLower.ConvertName(hand.Reason.ToString()), [], session, elapsed()),
            _ => throw new InvalidOperationException($"A bot replied with {reply.Value.GetType().Name}."),
        };
        await chat.KeepAsync(session, "chat", input.Message, answer.Reply, JsonSerializer.Serialize(answer, RestJson.Options), ct);
        return answer;
    }

    private static async ValueTask<Outcome<AiSuggestions>> SuggestAsync(IServiceProvider services, AiSuggestRequest input, Func<double> elapsed, CancellationToken ct)
    {
        if (!TryConversation(input.TicketId, out var conversation))
            return new NotFound("conversation");
        var found = await services.GetRequiredService<AiSuggest>().ForAsync(conversation!.Value, ct);
        if (!found.Succeeded)
            return found.Refusal;
        var articles = found.Value.Articles.Select(h => new AiSuggestion(h.ArticleId, null, h.Title, h.Text, h.Url, h.Coverage));
        var replies = found.Value.Replies.Select(r => new AiSuggestion(null, r.RuleId.Value, r.Name, r.Reply, null, 1));
        return new AiSuggestions(input.Type, [.. input.Type == AiSuggestionKind.Reply ? replies.Concat(articles) : articles], elapsed());
    }

    private static async ValueTask<Outcome<AiHistory>> HistoryAsync(IServiceProvider services, SessionAddress input, Func<double> elapsed, CancellationToken ct)
    {
        var turns = await services.GetRequiredService<AiChat>().HistoryAsync(input.SessionId, ct);
        return turns.Succeeded
            ? new AiHistory(input.SessionId, [.. turns.Value.Select(t => new AiHistoryTurn(t.Kind, t.Text, t.Reply, JsonElement.Parse(t.Answer), t.CreatedAt))], turns.Value.Count)
            : turns.Refusal;
    }

    private static ValueTask<Outcome<AiMetricsAnswer>> MetricsAsync(IServiceProvider services, Nothing input, Func<double> elapsed, CancellationToken ct) =>
        ValueTask.FromResult(Outcome.Of(services.GetRequiredService<AiMetrics>().Of(services.GetRequiredService<CurrentTenant>().Id)));

    private static async ValueTask<Outcome<AiHealth>> HealthAsync(IServiceProvider services, Nothing input, Func<double> elapsed, CancellationToken ct)
    {
        var judge = services.GetRequiredService<TextJudge>();
        var (analyzer, bot) = (await judge.IsServedAsync(PluginKind.Analyzer, ct), await judge.IsServedAsync(PluginKind.Bot, ct));
        return new AiHealth(analyzer && bot ? "healthy" : "degraded", analyzer, bot);
    }

    /// <summary>Tickets are conversations here; what is no id at all names none. False for that, null for none named.</summary>
    private static bool TryConversation(string? ticket, out Guid? conversation)
    {
        conversation = Guid.TryParse(ticket, out var id) ? id : null;
        return ticket is null || conversation is not null;
    }
}
