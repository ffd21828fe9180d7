using Switchboard.Language.Models;

namespace Switchboard.Plugins.Ai.Language;

/// <summary>What a model says of one text, class by class.</summary>
internal readonly ref struct Classes(TextModel model, ReadOnlySpan<float> probabilities)
{
    /// <summary>No model that ships tells more classes apart.</summary>
    internal const int Most = 80;

    private readonly ReadOnlySpan<float> _probabilities = probabilities;

    /// <summary>How likely the class is; nothing where the model does not know it.</summary>
    internal double this[string label]
    {
        get
        {
            for (var i = 0; i < model.Labels.Count; i++)
            {
                if (model.Labels[i] == label)
                    return _probabilities[i];
            }

            return 0;
        }
    }

    /// <summary>Asks the model; with room for <see cref="Most"/> classes.</summary>
    internal static Classes Of(TextModel model, ReadOnlySpan<char> text, Span<float> room, ReadOnlySpan<char> context = default)
    {
        var probabilities = room[..model.Labels.Count];
        model.Predict(text, context, probabilities);
        return new Classes(model, probabilities);
    }

    /// <summary>Cosine of two texts' probabilities: 1 when they say the same, 0 when nothing the one may be is what the other may be.</summary>
    internal static double Likeness(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var (both, ofOne, ofOther) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            both += one[i] * other[i];
            ofOne += one[i] * one[i];
            ofOther += other[i] * other[i];
        }

        return both / Math.Sqrt(ofOne * ofOther);
    }
}
