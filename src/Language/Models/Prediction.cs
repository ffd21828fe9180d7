namespace Switchboard.Language.Models;

/// <summary>What a model says of one text.</summary>
/// <param name="Label">The likeliest class.</param>
/// <param name="Confidence">How likely it is, 0 to 1; calibrated, so that of a hundred at 0.8 about eighty are right.</param>
/// <param name="IsSure">Whether the model stands by it. If not, a person should look: it is unclear, or none of the classes.</param>
public readonly record struct Prediction(string Label, float Confidence, bool IsSure);
