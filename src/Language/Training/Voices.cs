using Switchboard.Language.Learning;
using Switchboard.Language.Models;

namespace Switchboard.Language.Training;

/// <summary>What each member of a model says of held-back examples, and how wrong a blend of it is.</summary>
internal sealed class Voices
{
    private const int FewHeld = 500;
    private readonly float[][] _said;
    private readonly int[] _labels;

    /// <summary>
    /// What a class that was right every time may still be wrong, by Laplace's rule of succession, as Platt (1999) has it: without it whoever was right about
    /// eight of eight is told to be certain for ever. Of many examples it is nothing.
    /// </summary>
    private readonly double _doubt;

    private Voices(float[][] said, int[] labels, int members, int classes, double doubt) => (_said, _labels, Members, Classes, _doubt) = (said, labels, members, classes, doubt);

    internal int Members { get; }

    internal int Classes { get; }

    internal int Count => _labels.Length;

    internal int LabelOf(int example) => _labels[example];

    internal static Voices Of(TextModel model, IReadOnlyList<Example> held, int[] labels, int cores)
    {
        var said = new float[held.Count][];
        Parallel.For(0, held.Count, new ParallelOptions { MaxDegreeOfParallelism = cores }, i => said[i] = model.Voices(held[i].Text, held[i].Context));
        return new Voices(said, labels, said.Length == 0 ? model.Parts.Members.Length : said[0].Length / model.Labels.Count, model.Labels.Count, held.Count < FewHeld ? 1.0 / (held.Count + 2) : 0);
    }

    /// <summary>Every second example, for choosing on one half and checking on the other.</summary>
    internal Voices Half(int which) => new([.. _said.Where((_, i) => i % 2 == which)], [.. _labels.Where((_, i) => i % 2 == which)], Members, Classes, _doubt);

    internal ReadOnlySpan<float> Said(int example, int member) => _said[example].AsSpan(member * Classes, Classes);

    /// <summary>Writes the blend's logarithms of probability for one example.</summary>
    internal void Mix(int example, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> mixed)
    {
        bias.CopyTo(mixed);
        for (var m = 0; m < Members; m++)
        {
            if (weights[m] != 0)
                Lanes.AddScaled(mixed, Said(example, m), weights[m]);
        }

        Softmax.LogOf(mixed);
    }

    /// <summary>Mean negative logarithm of the right class's probability; while there are few examples, a little of it is the other classes' by right.</summary>
    internal double Loss(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        var (mixed, loss) = (new float[Classes], 0.0);
        for (var i = 0; i < Count; i++)
        {
            Mix(i, weights, bias, mixed);
            loss -= mixed[_labels[i]];
            if (_doubt > 0)
                loss += _doubt * (mixed[_labels[i]] - ((mixed.Sum() - mixed[_labels[i]]) / (Classes - 1)));
        }

        return Count == 0 ? 0 : loss / Count;
    }

    internal double Accuracy(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        var (mixed, right) = (new float[Classes], 0);
        for (var i = 0; i < Count; i++)
        {
            Mix(i, weights, bias, mixed);
            right += mixed.AsSpan().IndexOf(mixed.Max()) == _labels[i] ? 1 : 0;
        }

        return Count == 0 ? 0 : (double)right / Count;
    }
}
