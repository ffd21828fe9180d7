namespace Switchboard.Language.Learning;

/// <summary>The state of a network while it learns.</summary>
internal sealed class HiddenLayerTraining
{
    private readonly HiddenLayer _settings;
    private readonly Lesson _lesson;
    private readonly int _width;
    private readonly float[] _input;
    private readonly float[] _inputSquares;
    private readonly float[] _bias;
    private readonly float[] _output;
    private readonly float[] _outputSquares;
    private readonly float[] _outputBias;
    private readonly float[] _hidden;
    private readonly float[] _hiddenErrors;
    private readonly float[] _errors;
    private readonly bool[] _kept;
    private Chance _chance;

    internal HiddenLayerTraining(HiddenLayer settings, Lesson lesson)
    {
        (_settings, _lesson, _width) = (settings, lesson, settings.Width);
        _chance = new Chance(lesson.Seed);
        (_input, _inputSquares) = (new float[(long)lesson.Texts.FeatureCount * _width], new float[lesson.Texts.FeatureCount]);
        (_output, _outputSquares) = (new float[_width * lesson.Classes], new float[_width]);
        (_bias, _outputBias) = (new float[_width], new float[lesson.Classes]);
        (_hidden, _hiddenErrors, _errors) = (new float[_width], new float[_width], new float[lesson.Classes]);
        _kept = new bool[Math.Max(1, lesson.Texts.Count == 0 ? 1 : Enumerable.Range(0, lesson.Texts.Count).Max(i => lesson.Texts.FeaturesOf(i).Length))];
        foreach (ref var weight in _input.AsSpan())
            weight = _chance.Bell() * 0.1f;
        foreach (ref var weight in _output.AsSpan())
            weight = _chance.Bell() * MathF.Sqrt(1f / _width);
    }

    internal Layers Learned => new(_input, _width, _bias, _output, _outputBias);

    internal void Shuffle(int[] order) => _chance.Shuffle(order);

    internal void Step(int example, float rate)
    {
        var features = _lesson.Texts.FeaturesOf(example);
        var values = _lesson.Texts.ValuesOf(example);
        var label = _lesson.Labels[example];
        Forward(features, values);
        Softmax.Of(_errors);
        var (classes, weight) = (_errors.Length, _lesson.ClassWeights[label]);
        for (var c = 0; c < classes; c++)
            _errors[c] = weight * (_errors[c] - (_settings.Smoothing / classes) - (c == label ? 1f - _settings.Smoothing : 0f));
        StepOutput(rate);
        StepInput(features, values, rate);
    }

    private void Forward(ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        _bias.CopyTo(_hidden, 0);
        var louder = 1f / (1f - _settings.InputDropout);
        for (var k = 0; k < features.Length; k++)
        {
            _kept[k] = _settings.InputDropout == 0 || _chance.Fraction() >= _settings.InputDropout;
            if (_kept[k])
                Lanes.AddScaled(_hidden, _input.AsSpan(features[k] * _width, _width), values[k] * louder);
        }

        _outputBias.CopyTo(_errors, 0);
        louder = 1f / (1f - _settings.HiddenDropout);
        for (var h = 0; h < _width; h++)
        {
            _hidden[h] = _hidden[h] > 0 && _chance.Fraction() >= _settings.HiddenDropout ? _hidden[h] * louder : 0;
            if (_hidden[h] > 0)
                Lanes.AddScaled(_errors, OutputRow(h), _hidden[h]);
        }
    }

    private void StepOutput(float rate)
    {
        var mean = Lanes.Dot(_errors, _errors) / _errors.Length;
        var louder = 1f / (1f - _settings.HiddenDropout);
        for (var h = 0; h < _width; h++)
        {
            _hiddenErrors[h] = 0;
            if (_hidden[h] <= 0)
                continue;
            var row = OutputRow(h);
            _hiddenErrors[h] = Lanes.Dot(row, _errors) * louder;
            _outputSquares[h] += _hidden[h] * _hidden[h] * mean;
            Lanes.AddScaled(row, _errors, -rate * _hidden[h] / MathF.Sqrt(_outputSquares[h] + 1e-8f));
        }

        Lanes.AddScaled(_outputBias, _errors, -rate * 0.1f);
    }

    private void StepInput(ReadOnlySpan<int> features, ReadOnlySpan<float> values, float rate)
    {
        var mean = Lanes.Dot(_hiddenErrors, _hiddenErrors) / _width;
        if (mean == 0)
            return;
        for (var k = 0; k < features.Length; k++)
        {
            if (!_kept[k])
                continue;
            ref var square = ref _inputSquares[features[k]];
            square += values[k] * values[k] * mean;
            Lanes.AddScaled(_input.AsSpan(features[k] * _width, _width), _hiddenErrors, -rate * values[k] / MathF.Sqrt(square + 1e-10f));
        }

        Lanes.AddScaled(_bias, _hiddenErrors, -rate * 0.1f);
    }

    private Span<float> OutputRow(int unit) => _output.AsSpan(unit * _errors.Length, _errors.Length);
}
