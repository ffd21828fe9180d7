using Switchboard.Language.Features;
using Switchboard.Language.Learning;

namespace Switchboard.Language.Training;

/// <summary>What a model will be made of.</summary>
/// <param name="Recipe">How texts are cut.</param>
/// <param name="Members">The voices.</param>
/// <param name="Balance">0: every example counts alike; 1: every class does.</param>
/// <param name="NamesTeach">Whether the name of a class is an example of it.</param>
internal sealed record Plan(FeatureRecipe Recipe, IReadOnlyList<MemberPlan> Members, float Balance = 0, bool NamesTeach = false)
{
    /// <summary>Examples of other people's intents that networks learn beside; none where there are enough of one's own.</summary>
    internal IReadOnlyList<Example> Kin { get; init; } = [];
}

/// <summary>One voice to be learned.</summary>
/// <param name="Name">What the model card calls it.</param>
/// <param name="Learner">How it learns.</param>
/// <param name="Spaces">How loud each space of features is to it.</param>
internal sealed record MemberPlan(string Name, ILearner Learner, float[] Spaces);
