using Switchboard.Language.Features;
using Switchboard.Language.Learning;

namespace Switchboard.Language.Training;

/// <summary>The examples as numbers, for one voice of a plan after the other; networks see the kin besides, and forget its intents afterwards.</summary>
internal sealed class Lessons
{
    private readonly int _labels;
    private readonly int[] _starts;
    private readonly Course _own;
    private readonly Course _withKin;

    internal Lessons(Plan plan, Vocabulary vocabulary, IReadOnlyList<Example> examples, IReadOnlyList<Example> strangers, string[] labels, CancellationToken ct)
    {
        (_labels, _starts) = (labels.Length, vocabulary.Starts);
        IReadOnlyList<Example> all = [.. examples, .. strangers];
        int[] classes = [.. all.Select(e => Array.BinarySearch(labels, e.Label, StringComparer.Ordinal))];
        var weights = WeightsOf(classes[..examples.Count], labels.Length, plan.Balance);
        if (strangers.Count > 0)
            weights[classes[^1]] = Strangers.WeightOf(classes[..examples.Count].Count(c => c == classes[^1]), strangers.Count, examples.Count);
        _own = new Course(Corpus.Read(plan.Recipe, vocabulary, all, ct), classes, weights);
        _withKin = plan.Kin.Count == 0 ? _own : Join(_own, plan, vocabulary, all, ct);
    }

    /// <summary>What one voice learns.</summary>
    internal Layers Teach(MemberPlan one, TrainingOptions options, ulong seed, Action<double> progress, CancellationToken ct)
    {
        var course = one.Learner is HiddenLayer ? _withKin : _own;
        var classes = course.Weights.Length;
        var lesson = new Lesson(course.Texts.Weighted(one.Spaces, _starts), course.Classes, classes, course.Weights, seed, progress) { Cores = options.Cores };
        var learned = one.Learner.Learn(lesson, ct);
        return classes == _labels ? learned : Forget(learned, classes, _labels);
    }

    private static Course Join(Course own, Plan plan, Vocabulary vocabulary, IReadOnlyList<Example> examples, CancellationToken ct)
    {
        var others = Corpus.LabelsOf(plan.Kin);
        var classes = plan.Kin.Select(e => own.Weights.Length + Array.BinarySearch(others, e.Label, StringComparer.Ordinal));
        return new Course(
            Corpus.Read(plan.Recipe, vocabulary, [.. examples, .. plan.Kin], ct), [.. own.Classes, .. classes], [.. own.Weights, .. Enumerable.Repeat(Kin.Weight, others.Length)]);
    }

    /// <summary>The scores of the classes behind the first ones are left out.</summary>
    private static Layers Forget(Layers learned, int classes, int kept)
    {
        var output = new float[learned.Columns * kept];
        for (var unit = 0; unit < learned.Columns; unit++)
            learned.Output.AsSpan(unit * classes, kept).CopyTo(output.AsSpan(unit * kept));
        return learned with { Output = output, OutputBias = learned.OutputBias![..kept] };
    }

    private static float[] WeightsOf(int[] classes, int count, float balance)
    {
        var sizes = new int[count];
        foreach (var c in classes)
            sizes[c]++;
        return [.. sizes.Select(size => MathF.Pow((float)classes.Length / count / Math.Max(1, size), balance))];
    }

    private sealed record Course(ExampleMatrix Texts, int[] Classes, float[] Weights);
}
