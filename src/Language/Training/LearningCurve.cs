using Switchboard.Language.Learning;

namespace Switchboard.Language.Training;

/// <summary>Whether more examples would help: a linear model on an eighth, a quarter, a half, and all of them.</summary>
internal static class LearningCurve
{
    internal static IReadOnlyList<LearningPoint> Measure(IReadOnlyList<Example> examples, IReadOnlyList<Example> held, string[] labels, TrainingOptions options, CancellationToken ct)
    {
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        new Chance(options.Seed).Shuffle(order);
        var points = new List<LearningPoint>();
        foreach (var share in new[] { 8, 4, 2, 1 })
        {
            Example[] part = [.. order.Take(examples.Count / share).Select(i => examples[i])];
            if (Corpus.LabelsOf(part).Length < labels.Length)
                continue;
            var plan = Planner.For(part);
            plan = plan with { Members = [plan.Members[0]], Kin = [] };
            using var model = TextTrainer.Train(part, held, new TrainingOptions { Seed = options.Seed, Cores = options.Cores }, plan, ct).Model;
            points.Add(new LearningPoint(part.Length, model.Card.Accuracy));
        }

        return points;
    }
}
