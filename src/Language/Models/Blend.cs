using System.Text.Json.Serialization;

namespace Switchboard.Language.Models;

/// <summary>How the members' voices become one: weighted logarithms, a bias for each class, one softmax.</summary>
/// <param name="Weights">How much each member counts.</param>
/// <param name="Bias">Added for each class.</param>
/// <param name="Threshold">Below this confidence the model does not stand by its answer.</param>
/// <param name="OutOfScope">The class that means none of the others, or -1.</param>
/// <param name="Advantages">What each class's probability is multiplied by in the choice, never in what is told of it; null where none has any.</param>
internal sealed record Blend(
    float[] Weights, float[] Bias, float Threshold, int OutOfScope, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float[]? Advantages = null)
{
    internal static Blend Even(int members, int classes) => new([.. Enumerable.Repeat(1f / members, members)], new float[classes], 0, -1);

    /// <summary>The first of the best.</summary>
    internal static int Choose(ReadOnlySpan<float> probabilities, float[]? advantages)
    {
        var (best, most) = (0, float.NegativeInfinity);
        for (var c = 0; c < probabilities.Length; c++)
        {
            var worth = advantages is null ? probabilities[c] : probabilities[c] * advantages[c];
            if (worth > most)
                (best, most) = (c, worth);
        }

        return best;
    }
}
