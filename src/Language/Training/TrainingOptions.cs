namespace Switchboard.Language.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Of everything random: the same seed, examples and options give the same model, byte for byte.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Is told how far the work is.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>How many cores may work at it; the model is the same whichever number.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Straight lines only, no networks: a tenth of the bytes for hardly less, when several models travel together.</summary>
    public bool Small { get; init; }

    /// <summary>Whether to measure also how good smaller shares of the examples would have been.</summary>
    public bool LearningCurve { get; init; }

    /// <summary>
    /// What else people write, each text with what it is about. From them a model learns when it does not know: a few examples of what it does know cannot teach that.
    /// Those are left out that are about the same as one of the classes. The model has one more class then, <see cref="NoneOfThese.Unnamed"/>, unless one of the
    /// labels stands for what is none of the others.
    /// </summary>
    public IReadOnlyList<Example> Strangers { get; init; } = [];
}

/// <summary>How far training is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Share of the whole that is done, 0 to 1.</param>
public readonly record struct TrainingProgress(string Step, double Done);
