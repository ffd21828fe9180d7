using Switchboard.Language.Features;
using Switchboard.Language.Learning;
using Switchboard.Language.Measures;
using Switchboard.Language.Models;

namespace Switchboard.Language.Training;

/// <summary>Trains classifiers of texts. What a model is made of follows from the examples: their language, number, classes.</summary>
public static class TextTrainer
{
    /// <summary>One in so many examples is held back when none are given to choose on.</summary>
    private const int HoldBack = 8;

    /// <summary>Trains a model.</summary>
    /// <param name="examples">What to learn from, at least two classes.</param>
    /// <param name="held">What to choose and measure on; without it a part of the examples is held back first, and learned at the end.</param>
    /// <param name="options">How.</param>
    /// <param name="ct">Gives up.</param>
    public static TrainingResult Train(IReadOnlyList<Example> examples, IReadOnlyList<Example>? held = null, TrainingOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        options ??= new TrainingOptions();
        return Train(examples, held, options, options.Small ? SmallPlan.For(examples) : Planner.For(examples), ct);
    }

    internal static TrainingResult Train(IReadOnlyList<Example> examples, IReadOnlyList<Example>? held, TrainingOptions options, Plan plan, CancellationToken ct)
    {
        var labels = Corpus.LabelsOf(examples);
        if (labels.Length < 2)
            throw new ArgumentException("Examples of at least two classes are needed.", nameof(examples));
        var strangers = Strangers.To(examples, options);
        labels = Corpus.LabelsOf([.. examples, .. strangers.Learned]);
        plan = plan with { Kin = Kin.Beside(plan.Kin, examples, held ?? [], strangers) };
        if (held is { Count: > 0 })
            return Choose(examples, [.. held.Where(e => labels.Contains(e.Label, StringComparer.Ordinal))], strangers, labels, options, plan, ct);
        var (learned, back) = Split(examples, options.Seed);
        if (back.Count == 0)
            return Choose(examples, examples, strangers, labels, options, plan, ct);
        var chosen = Choose(learned, back, strangers, labels, options, plan, ct);
        var kept = plan with { Members = [.. chosen.Kept.Select(m => plan.Members[m])] };
        var whole = Learn(examples, [.. strangers.Learned, .. strangers.Held], labels, options, kept, ct);
        var members = whole.Members.Select((m, i) => m.Tempered(chosen.Model.Parts.Members[i].Shape.Temperature, labels.Length)).ToArray();
        var parts = whole with { Members = members, Blend = chosen.Model.Parts.Blend, Card = chosen.Model.Card with { Examples = examples.Count } };
        return chosen with { Model = new TextModel(parts) };
    }

    private static TrainingResult Choose(
        IReadOnlyList<Example> examples, IReadOnlyList<Example> held, Strangers strangers, string[] labels, TrainingOptions options, Plan plan, CancellationToken ct)
    {
        var parts = Learn(examples, strangers.Learned, labels, options, plan, ct);
        IReadOnlyList<Example> judged = [.. held, .. strangers.Beside(held.Count)];
        int[] heldLabels = [.. judged.Select(e => Array.BinarySearch(labels, e.Label, StringComparer.Ordinal))];
        options.Progress?.Report(new TrainingProgress("choosing", 1));
        parts = Temper(parts, judged, heldLabels, options.Cores);
        using (var voters = new TextModel(parts))
            parts = parts with { Blend = Blending.Fit(Voices.Of(voters, judged, heldLabels, options.Cores), labels) };
        int[] kept = [.. Enumerable.Range(0, parts.Members.Length).Where(m => parts.Blend.Weights[m] > 0)];
        parts = parts with { Members = [.. kept.Select(m => parts.Members[m])], Blend = parts.Blend with { Weights = [.. kept.Select(m => parts.Blend.Weights[m])] } };
        var evaluation = Evaluate(parts, held, Corpus.LabelsOf(examples));
        var card = CardOf(evaluation, parts, examples.Count, options.Seed, [.. kept.Select(m => plan.Members[m].Name)]);
        var curve = options.LearningCurve ? LearningCurve.Measure(examples, held, Corpus.LabelsOf(examples), options, ct) : [];
        return new TrainingResult(new TextModel(parts with { Card = card }), evaluation, curve) { Kept = kept };
    }

    private static ModelParts Learn(IReadOnlyList<Example> examples, IReadOnlyList<Example> strangers, string[] labels, TrainingOptions options, Plan plan, CancellationToken ct)
    {
        options.Progress?.Report(new TrainingProgress("reading", 0));
        if (plan.NamesTeach)
            examples = [.. examples, .. Corpus.LabelsOf(examples).Select(l => new Example(l, l.Replace('_', ' ').Replace('-', ' ')))];
        // Strangers are told by the words that they have in common with the examples, or by having none: their own words would be most of the model.
        var vocabulary = Corpus.Learn(plan.Recipe, examples, ct);
        var lessons = new Lessons(plan, vocabulary, examples, strangers, labels, ct);
        var members = new Member[plan.Members.Count];
        for (var m = 0; m < members.Length; m++)
        {
            var (one, at) = (plan.Members[m], m);
            var learned = lessons.Teach(
                one, options, options.Seed + ((ulong)m * 7919), done => options.Progress?.Report(new TrainingProgress(one.Name, (at + done) / members.Length)), ct);
            members[m] = Member.Of(learned, one.Spaces, vocabulary.Starts, labels.Length);
        }

        return new ModelParts(labels, plan.Recipe, vocabulary, members, Blend.Even(members.Length, labels.Length), new ModelCard());
    }

    /// <summary>Each member's own temperature, so that voices that shout and voices that whisper can be compared.</summary>
    private static ModelParts Temper(ModelParts parts, IReadOnlyList<Example> held, int[] heldLabels, int cores)
    {
        using var model = new TextModel(parts);
        var (voices, bias) = (Voices.Of(model, held, heldLabels, cores), new float[parts.Labels.Length]);
        var members = parts.Members.Select((member, m) =>
        {
            var weights = new float[parts.Members.Length];
            var factor = Temperature.Best(f =>
            {
                weights[m] = f;
                return voices.Loss(weights, bias);
            });
            return member.Tempered(1 / factor, parts.Labels.Length);
        });
        return parts with { Members = [.. members] };
    }

    /// <summary>By the learner's own classes: what is taken for a stranger counts for the likeliest of them, of which the model is not sure then.</summary>
    private static Evaluation Evaluate(ModelParts parts, IReadOnlyList<Example> held, string[] labels)
    {
        using var model = new TextModel(parts);
        var (evaluation, probabilities) = (new Evaluation(labels), new float[parts.Labels.Length]);
        int[] places = [.. labels.Select(l => Array.BinarySearch(parts.Labels, l, StringComparer.Ordinal))];
        foreach (var example in held)
        {
            var said = model.Predict(example.Text, example.Context, probabilities);
            var (answer, confidence) = (Array.BinarySearch(labels, said.Label, StringComparer.Ordinal), said.Confidence);
            if (answer < 0)
            {
                answer = Enumerable.Range(0, labels.Length).MaxBy(l => probabilities[places[l]]);
                confidence = probabilities[places[answer]];
            }

            evaluation.Add(Array.BinarySearch(labels, example.Label, StringComparer.Ordinal), answer, confidence, said.IsSure);
        }

        return evaluation;
    }

    private static ModelCard CardOf(Evaluation evaluation, ModelParts parts, int examples, ulong seed, string[] members) => new()
    {
        Examples = examples, Held = evaluation.Count, Seed = seed, Members = members,
        Accuracy = evaluation.Accuracy, MacroF1 = evaluation.MacroF1, CalibrationError = evaluation.CalibrationError,
        Coverage = evaluation.Coverage, SureAccuracy = evaluation.SureAccuracy,
    };

    /// <summary>One in eight of every class that has as many, the same ones for the same seed.</summary>
    private static (List<Example> Learned, List<Example> Held) Split(IReadOnlyList<Example> examples, ulong seed)
    {
        var (learned, held, chance) = (new List<Example>(), new List<Example>(), new Chance(seed));
        foreach (var group in examples.GroupBy(e => e.Label, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Example[] members = [.. group];
            int[] order = [.. Enumerable.Range(0, members.Length)];
            chance.Shuffle(order);
            var back = members.Length >= 5 ? Math.Max(1, members.Length / HoldBack) : 0;
            held.AddRange(order.Take(back).Select(i => members[i]));
            learned.AddRange(order.Skip(back).Select(i => members[i]));
        }

        return (learned, held);
    }
}
