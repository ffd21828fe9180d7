using System.Text.Json;
using Switchboard.Desk.Assist;
using Switchboard.Desk.Assist.Rules;
using Switchboard.Host.Rest;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;

namespace Switchboard.Host.Ai;

/// <summary>Judgements of texts: of one, of many, or one of one.</summary>
internal static class AiPredictions
{
    private const int LongestText = 5000;
    private const int Suggestions = 3;
    private static readonly InputRules<AiTextContext> ContextRules = new();

    internal static async ValueTask<Outcome<AiAnalysis>> AnalyzeAsync(IServiceProvider services, AiAnalyzeRequest input, Func<double> elapsed, CancellationToken ct)
    {
        if (Decide(input.Context) is { } refusal)
            return refusal;
        var judged = await services.GetRequiredService<TextJudge>().JudgeAsync([input.Text], ct);
        if (!judged.Succeeded)
            return judged.Refusal;
        var (found, intent) = judged.Value[0];
        if (input.Type == AiJudgement.Sentiment)
            return new AiAnalysis(input.Type, Word(found.Sentiment), found.Confidence, found.Strength, found.Language, elapsed());
        if (input.Type == AiJudgement.Intent)
            return new AiAnalysis(input.Type, intent?.Name, intent?.Confidence ?? 0, null, found.Language, elapsed());
        var quality = await QualityAsync(services, input.Text, null, input.Context, found, ct);
        return new AiAnalysis(input.Type, quality is { } read ? Word(read.Score) : null, quality?.Confidence ?? 0, quality?.Score, found.Language, elapsed());
    }

    internal static async ValueTask<Outcome<AiPrediction>> PredictAsync(IServiceProvider services, AiPredictRequest input, Func<double> elapsed, CancellationToken ct)
    {
        if (Decide(input.Context) is { } refusal)
            return refusal;
        var judged = await services.GetRequiredService<TextJudge>().JudgeAsync([input.Text], ct);
        if (!judged.Succeeded)
            return judged.Refusal;
        var quality = await QualityAsync(services, input.Text, input.SessionId, input.Context, judged.Value[0].Found, ct);
        var chat = services.GetRequiredService<AiChat>();
        var replies = await RepliesAsync(services, [input.Text], judged.Value, ct);
        var fitting = await chat.FindAsync(input.Text, input.Context?.Language, Suggestions, ct);
        var prediction = Prediction(judged.Value[0], quality, [.. replies[0], .. fitting.Select(h => h.Title)], input.SessionId ?? Guid.CreateVersion7().ToString(), elapsed());
        await chat.KeepAsync(prediction.SessionId!, "predict", input.Text, null, JsonSerializer.Serialize(prediction, RestJson.Options), ct);
        return prediction;
    }

    /// <summary>Without articles: a hundred searches would make one call cost as much as a hundred.</summary>
    internal static async ValueTask<Outcome<AiBatch>> BatchAsync(IServiceProvider services, AiBatchRequest input, Func<double> elapsed, CancellationToken ct)
    {
        var wrong = input.Texts.Select((text, i) => (text, i)).Where(t => t.text is not { Length: > 0 and <= LongestText }).Select(t => new FieldError($"texts[{t.i}]", $"must have 1 to {LongestText} characters.")).ToList();
        if (wrong.Count > 0)
            return new InvalidInput(wrong);
        var judged = await services.GetRequiredService<TextJudge>().JudgeAsync(input.Texts, ct);
        if (!judged.Succeeded)
            return judged.Refusal;
        var replies = await RepliesAsync(services, input.Texts, judged.Value, ct);
        var took = elapsed();
        return new AiBatch([.. judged.Value.Zip(replies, (j, said) => Prediction(j, ServiceQuality.OfWords(j.Found), said, null, took / judged.Value.Count))], judged.Value.Count, took);
    }

    /// <summary>What the tenant's rules suggest to each text.</summary>
    private static async ValueTask<IReadOnlyList<IReadOnlyList<string>>> RepliesAsync(IServiceProvider services, IReadOnlyList<string> texts, IReadOnlyList<JudgedText> judged, CancellationToken ct)
    {
        var met = await services.GetRequiredService<SuggestedReplies>().ToAsync([.. texts.Zip(judged)], ct);
        return [.. met.Select(rules => (IReadOnlyList<string>)[.. rules.Take(Suggestions).Select(r => r.Reply)])];
    }

    private static Refusal? Decide(AiTextContext? context)
    {
        if (context is null)
            return null;
        var errors = ContextRules.Check(context);
        return errors.Count == 0 ? null : new InvalidInput([.. errors.Select(e => e with { Field = "context." + e.Field })]);
    }

    /// <summary>A text that answers a question is graded as an answer; any other is a customer's.</summary>
    private static ValueTask<QualityReading?> QualityAsync(IServiceProvider services, string text, string? session, AiTextContext? context, TextAnalysis found, CancellationToken ct)
    {
        var quality = services.GetRequiredService<ServiceQuality>();
        return context?.Question is { } question
            ? quality.OfAnswerAsync(
                new AnsweredText(question, text)
                {
                    Reaction = context.Reaction, Turns = context.Turns, Waited = context.WaitedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                }, ct)
            : quality.OfWordsAsync(text, session, found, ct);
    }

    private static AiPrediction Prediction(JudgedText judged, QualityReading? quality, IReadOnlyList<string> suggestions, string? session, double took) =>
        new(judged.Intent?.Name, judged.Intent?.Confidence ?? 0, Word(judged.Found.Sentiment), judged.Found.Confidence, quality?.Score, took, suggestions, session);

    private static string Word(Sentiment sentiment) => JsonNamingPolicy.KebabCaseLower.ConvertName(sentiment.ToString());

    private static string Word(double score) => score switch { < 2.5 => "poor", < 3.5 => "fair", _ => "good" };
}
