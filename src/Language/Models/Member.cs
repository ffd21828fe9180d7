using System.Runtime.InteropServices;
using Switchboard.Language.Features;
using Switchboard.Language.Learning;

namespace Switchboard.Language.Models;

/// <summary>One learned voice of a model, over some or all spaces of its features.</summary>
internal sealed class Member
{
    private readonly float[] _spaces;
    private readonly int[] _shifts;
    private readonly EightBitMatrix _input;
    private readonly float[] _bias;
    private readonly EightBitMatrix? _output;
    private readonly float[] _outputBias;
    private readonly int[] _starts;

    internal Member(MemberShape shape, int[] starts, int classes, MemberSections sections)
    {
        (_spaces, _starts, Shape) = (shape.Spaces, starts, shape);
        if (_spaces.Length != FeatureSpace.Count)
            throw new InvalidDataException("A member of the model weighs the wrong spaces.");
        _shifts = new int[FeatureSpace.Count];
        var rows = 0;
        for (var space = 0; space < FeatureSpace.Count; space++)
        {
            _shifts[space] = starts[space] - rows;
            rows += _spaces[space] > 0 ? starts[space + 1] - starts[space] : 0;
        }

        _input = new EightBitMatrix(sections.Scales, sections.Cells, rows, shape.Columns);
        _bias = MemoryMarshal.Cast<byte, float>(sections.Bias.Span).ToArray();
        _output = shape.Hidden ? new EightBitMatrix(sections.OutputScales, sections.OutputCells, shape.Columns, classes) : null;
        _outputBias = MemoryMarshal.Cast<byte, float>(sections.OutputBias.Span).ToArray();
        if (_bias.Length != shape.Columns || _outputBias.Length != (shape.Hidden ? classes : 0) || (!shape.Hidden && shape.Columns != (classes == 2 ? 1 : classes)))
            throw new InvalidDataException("A member of the model does not fit its classes.");
        Sections = sections;
    }

    internal MemberShape Shape { get; }

    internal MemberSections Sections { get; }

    /// <summary>Rounds what was learned to what is kept.</summary>
    internal static Member Of(Layers layers, float[] spaces, int[] starts, int classes)
    {
        var ranges = Enumerable.Range(0, FeatureSpace.Count).Where(s => spaces[s] > 0).Select(s => starts[s]..starts[s + 1]).ToList();
        var input = EightBitMatrix.Of(layers.Input, layers.Columns, ranges);
        var output = layers.Output is null ? null : EightBitMatrix.Of(layers.Output, classes, [0..layers.Columns]);
        var sections = new MemberSections(input.Scales, input.Cells, Bytes(layers.Bias), output?.Scales ?? default, output?.Cells ?? default, Bytes(layers.OutputBias ?? []));
        return new Member(new MemberShape(spaces, layers.Columns, output is not null, 1f), starts, classes, sections);
    }

    /// <summary>The same voice, surer or less sure of itself.</summary>
    internal Member Tempered(float temperature, int classes) => new(Shape with { Temperature = temperature }, _starts, classes, Sections);

    /// <summary>Writes the logarithm of each class's probability.</summary>
    internal void Judge(FeatureVector text, float[] hidden, Span<float> classes)
    {
        if (_output is null)
        {
            JudgeLinear(text, hidden, classes);
        }
        else
        {
            var sums = hidden.AsSpan(0, _bias.Length);
            Sum(text, sums);
            _outputBias.CopyTo(classes);
            var output = _output.Open();
            for (var h = 0; h < sums.Length; h++)
            {
                if (sums[h] > 0)
                    output.AddTo(classes, h, sums[h]);
            }
        }

        foreach (ref var score in classes)
            score /= Shape.Temperature;
        Softmax.LogOf(classes);
    }

    private void JudgeLinear(FeatureVector text, float[] hidden, Span<float> classes)
    {
        if (_bias.Length == classes.Length)
        {
            Sum(text, classes);
            return;
        }

        Sum(text, hidden.AsSpan(0, 1));
        (classes[0], classes[1]) = (-hidden[0] / 2, hidden[0] / 2);
    }

    private void Sum(FeatureVector text, Span<float> sums)
    {
        _bias.CopyTo(sums);
        var rows = text.Rows;
        var values = text.Values;
        var input = _input.Open();
        for (var i = 0; i < rows.Length; i++)
        {
            var space = FeatureVector.SpaceOf(rows[i], _starts);
            if (_spaces[space] > 0)
                input.AddTo(sums, rows[i] - _shifts[space], values[i] * _spaces[space]);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(float[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}

/// <summary>What a member is, without its weights.</summary>
/// <param name="Spaces">How loud each space of features is to it; zero is silence.</param>
/// <param name="Columns">Width of its first layer.</param>
/// <param name="Hidden">Whether there is a second.</param>
/// <param name="Temperature">What its scores are divided by.</param>
internal sealed record MemberShape(float[] Spaces, int Columns, bool Hidden, float Temperature);

/// <summary>A member's weights as bytes.</summary>
internal sealed record MemberSections(
    ReadOnlyMemory<byte> Scales, ReadOnlyMemory<byte> Cells, ReadOnlyMemory<byte> Bias, ReadOnlyMemory<byte> OutputScales, ReadOnlyMemory<byte> OutputCells, ReadOnlyMemory<byte> OutputBias)
{
    internal const int Count = 6;

    internal IEnumerable<ReadOnlyMemory<byte>> All => [Scales, Cells, Bias, OutputScales, OutputCells, OutputBias];

    internal static MemberSections Of(ReadOnlySpan<ReadOnlyMemory<byte>> all) => new(all[0], all[1], all[2], all[3], all[4], all[5]);
}
