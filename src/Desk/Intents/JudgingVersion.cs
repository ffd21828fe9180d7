using Switchboard.Language.Models;

namespace Switchboard.Desk.Intents;

/// <summary>A version in memory, with the intents that its classes mean.</summary>
internal sealed class JudgingVersion(int number, TextModel model, Dictionary<string, IntentId> intents)
{
    internal int Number => number;

    /// <summary>Null where there are no words.</summary>
    internal IntentSaid? Judge(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var said = model.Predict(text);
        return new IntentSaid(intents[said.Label], Math.Round(said.Confidence, 4), said.IsSure);
    }
}

/// <summary>What a version says of a text, whether or not it stands by it.</summary>
internal readonly record struct IntentSaid(IntentId Intent, double Confidence, bool Sure)
{
    internal IntentGuess? Guess => Sure ? new IntentGuess(Intent, Confidence) : null;
}
