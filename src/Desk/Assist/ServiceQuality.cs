using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist;

/// <summary>How good the service is that texts show, from 1 to 5, as the tenant's analyzer finds.</summary>
public sealed class ServiceQuality
{
    private readonly TenantPlugins _plugins;
    private readonly CurrentTenant _tenant;
    private readonly AiTurns _turns;

    internal ServiceQuality(TenantPlugins plugins, CurrentTenant tenant, AiTurns turns) => (_plugins, _tenant, _turns) = (plugins, tenant, turns);

    /// <summary>Of an answer; null where nobody can tell.</summary>
    public async ValueTask<QualityReading?> OfAnswerAsync(AnsweredText answered, CancellationToken ct) =>
        (await _plugins.AnalyzerAsync(_tenant.Tenant, ct))?.Grade(answered) is { } grade ? QualityReading.Of(grade.Score, grade.Confidence) : null;

    /// <summary>Of what a customer writes: where it follows an answer in a session it is what the customer makes of that one, otherwise it speaks for itself.</summary>
    /// <param name="text">The customer's words.</param>
    /// <param name="session">Whose last turn they follow.</param>
    /// <param name="found">What was found in them.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<QualityReading?> OfWordsAsync(string text, string? session, TextAnalysis found, CancellationToken ct)
    {
        if (session is not null
            && await _turns.ReadAsync(session, most: 1, kind: null, ct) is [{ Reply: { } answer } turn]
            && await OfAnswerAsync(new AnsweredText(turn.Text, answer) { Reaction = text }, ct) is { } graded)
            return graded;
        return OfWords(found);
    }

    /// <summary>The same without a session. How sure that is, is how sure the mood is: nothing else speaks for it.</summary>
    public static QualityReading? OfWords(TextAnalysis found) => found.Satisfaction is { } satisfaction ? QualityReading.Of(satisfaction, found.Confidence) : null;
}

/// <summary>How good a service is.</summary>
/// <param name="Score">From 1 to 5.</param>
/// <param name="Confidence">0 to 1.</param>
public readonly record struct QualityReading(double Score, double Confidence)
{
    internal static QualityReading Of(double score, double confidence) => new(Math.Round(Math.Clamp(score, 1, 5), 2), Math.Round(Math.Clamp(confidence, 0, 1), 4));
}
