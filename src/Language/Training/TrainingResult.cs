using Switchboard.Language.Measures;
using Switchboard.Language.Models;

namespace Switchboard.Language.Training;

/// <summary>A trained model and what is known of it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Held">How right it was on the examples it was chosen on.</param>
/// <param name="Curve">Accuracy a plain model reaches with smaller shares of the examples; empty unless asked for.</param>
public sealed record TrainingResult(TextModel Model, Evaluation Held, IReadOnlyList<LearningPoint> Curve)
{
    internal IReadOnlyList<int> Kept { get; init; } = [];
}

/// <summary>One point of a learning curve.</summary>
/// <param name="Examples">So many examples were learned.</param>
/// <param name="Accuracy">So good was a linear model then.</param>
public sealed record LearningPoint(int Examples, double Accuracy);
