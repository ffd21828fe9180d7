using Switchboard.Language.Features;

namespace Switchboard.Language.Models;

/// <summary>What one prediction writes on; taken, used, put back.</summary>
internal sealed class Workspace(FeatureRecipe recipe, int classes, int widest)
{
    internal FeatureReader Reader { get; } = new(recipe);

    internal FeatureBag Bag { get; } = new();

    internal FeatureVector Vector { get; } = new();

    internal float[] Hidden { get; } = new float[widest];

    internal float[] Voice { get; } = new float[classes];

    internal float[] Probabilities { get; } = new float[classes];
}
