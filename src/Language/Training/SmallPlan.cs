using Switchboard.Language.Learning;

namespace Switchboard.Language.Training;

/// <summary>
/// A plan whose model is small: straight lines only. Measured in four folds on a few thousand texts of customer service in sixty intents, runs of characters told
/// more than words did (by six points in Chinese, by one in English) and the names of the classes half a point; rare pieces counted best by half of their rarity.
/// </summary>
internal static class SmallPlan
{
    internal static Plan For(IReadOnlyList<Example> examples)
    {
        var plan = Planner.For(examples);
        return Corpus.LabelsOf(examples).Length >= Planner.ManyClasses
            ? plan with { Members = [new MemberPlan("linear SVM", new LinearSvm(1f), [0.4f, 1f, 0.2f, 0.5f])], NamesTeach = true }
            : plan with { Members = [.. plan.Members.Where(m => m.Learner is not HiddenLayer)], Recipe = plan.Recipe with { Rarity = 0.5f } };
    }
}
