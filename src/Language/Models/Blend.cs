namespace Switchboard.Language.Models;

/// <summary>How the members' voices become one: weighted logarithms, a bias for each class, one softmax.</summary>
/// <param name="Weights">How much each member counts.</param>
/// <param name="Bias">Added for each class.</param>
/// <param name="Threshold">Below this confidence the model does not stand by its answer.</param>
/// <param name="OutOfScope">The class that means none of the others, or -1.</param>
internal sealed record Blend(float[] Weights, float[] Bias, float Threshold, int OutOfScope)
{
    internal static Blend Even(int members, int classes) => new([.. Enumerable.Repeat(1f / members, members)], new float[classes], 0, -1);
}
