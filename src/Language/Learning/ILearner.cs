using Switchboard.Language.Features;

namespace Switchboard.Language.Learning;

/// <summary>Learns to tell classes apart. Pure: the same lesson and seed give the same weights, on one core or many.</summary>
internal interface ILearner
{
    /// <summary>What was learned from the lesson.</summary>
    Layers Learn(Lesson lesson, CancellationToken ct);
}

/// <summary>Examples with the classes they belong to.</summary>
/// <param name="Texts">The examples.</param>
/// <param name="Labels">The class of each.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="ClassWeights">How much an example of each class counts.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Progress">Is told which part of the work is done.</param>
internal sealed record Lesson(ExampleMatrix Texts, int[] Labels, int Classes, float[] ClassWeights, ulong Seed, Action<double> Progress)
{
    /// <summary>How many cores may work at it.</summary>
    internal int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Two classes need one score, its sign.</summary>
    internal int Columns => Classes == 2 ? 1 : Classes;
}

/// <summary>
/// Learned weights. Without a second layer the first gives the scores of the classes; with one, what is above zero after the first goes through it.
/// </summary>
/// <param name="Input">A row of <paramref name="Columns"/> for each feature.</param>
/// <param name="Columns">Width of a row.</param>
/// <param name="Bias">Added to the first layer.</param>
/// <param name="Output">A row of class scores for each column of the first layer, or null.</param>
/// <param name="OutputBias">Added to the second layer, or null.</param>
internal sealed record Layers(float[] Input, int Columns, float[] Bias, float[]? Output, float[]? OutputBias);
