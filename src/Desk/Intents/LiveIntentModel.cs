using Switchboard.Desk.Intents.Experiments;

namespace Switchboard.Desk.Intents;

/// <summary>What judges a tenant's messages: the live version, and while an experiment runs the challenger for its part of the conversations.</summary>
internal sealed class LiveIntentModel(JudgingVersion live, RunningExperiment? experiment)
{
    /// <summary>What words of no conversation are about, as the live version has it.</summary>
    internal IntentGuess? Judge(string text) => live.Judge(text)?.Guess;

    /// <summary>What the conversation's latest words are about; null where the version that judges this conversation does not stand by it.</summary>
    internal IntentGuess? Judge(Guid conversation, string text) => Responsible(conversation).Judge(text)?.Guess;

    /// <summary>The same, and puts down what each version said that heard them.</summary>
    internal IntentGuess? Hear(Guid conversation, int seq, string text, PredictionLog log)
    {
        var version = Responsible(conversation);
        if (version.Judge(text) is not { } said)
            return null;
        log.Add(conversation, seq, version.Number, said, experiment?.Id.Value);
        if (experiment is { Mode: ExperimentMode.Shadow } shadow && shadow.Challenger.Judge(text) is { } aside)
            log.Add(conversation, seq, shadow.Challenger.Number, aside, shadow.Id.Value);
        return said.Guess;
    }

    private JudgingVersion Responsible(Guid conversation) =>
        experiment is { Mode: ExperimentMode.Split } split && ExperimentArms.Of(split.Id, conversation, split.Share) == ExperimentArm.Challenger ? split.Challenger : live;
}

/// <summary>What a text is about.</summary>
internal readonly record struct IntentGuess(IntentId Intent, double Confidence);
