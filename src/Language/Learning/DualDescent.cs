using Switchboard.Language.Features;

namespace Switchboard.Language.Learning;

/// <summary>One class against the rest: the dual of the squared hinge loss, one example at a time, leaving out those that no longer move.</summary>
internal sealed class DualDescent
{
    private readonly ExampleMatrix _texts;
    private readonly sbyte[] _signs;
    private readonly float[] _alphas;
    private readonly float[] _diagonals;
    private readonly float[] _curvatures;
    private readonly int[] _order;
    private int _active;
    private float _highest = float.PositiveInfinity;

    internal DualDescent(ExampleMatrix texts, int[] labels, int target, float cost, float[] classWeights)
    {
        _texts = texts;
        (_signs, _alphas, _diagonals, _curvatures) = (new sbyte[texts.Count], new float[texts.Count], new float[texts.Count], new float[texts.Count]);
        _order = [.. Enumerable.Range(0, texts.Count)];
        _active = texts.Count;
        Weights = new float[texts.FeatureCount + 1];
        for (var i = 0; i < texts.Count; i++)
        {
            _signs[i] = labels[i] == target ? (sbyte)1 : (sbyte)-1;
            _diagonals[i] = 0.5f / (cost * classWeights[labels[i]]);
            _curvatures[i] = _diagonals[i] + 1f + SquareOf(texts.ValuesOf(i));
        }
    }

    /// <summary>Weights of the features, and last the bias.</summary>
    internal float[] Weights { get; }

    /// <summary>Visits every example that still moves once; false when nothing moves any more.</summary>
    internal bool Pass(ref Chance chance, double tolerance)
    {
        chance.Shuffle(_order.AsSpan(0, _active));
        var (most, least) = (float.NegativeInfinity, float.PositiveInfinity);
        for (var at = 0; at < _active; at++)
        {
            var i = _order[at];
            var gradient = Gradient(i);
            if (_alphas[i] == 0 && gradient > _highest)
            {
                _active--;
                (_order[at], _order[_active]) = (_order[_active], _order[at]);
                at--;
                continue;
            }

            var projected = _alphas[i] == 0 ? MathF.Min(gradient, 0) : gradient;
            (most, least) = (MathF.Max(most, projected), MathF.Min(least, projected));
            if (MathF.Abs(projected) > 1e-12f)
                Move(i, gradient);
        }

        if (most - least > tolerance)
        {
            _highest = most > 0 ? most : float.PositiveInfinity;
            return true;
        }

        // Settled among those that move: the others are looked at once more, and nothing is left out too early.
        var settled = _active == _texts.Count;
        (_active, _highest) = (_texts.Count, float.PositiveInfinity);
        return !settled;
    }

    private float Gradient(int i)
    {
        var features = _texts.FeaturesOf(i);
        var values = _texts.ValuesOf(i);
        var sum = Weights[^1];
        for (var k = 0; k < features.Length; k++)
            sum += Weights[features[k]] * values[k];
        return (_signs[i] * sum) - 1f + (_alphas[i] * _diagonals[i]);
    }

    private void Move(int i, float gradient)
    {
        var before = _alphas[i];
        _alphas[i] = MathF.Max(before - (gradient / _curvatures[i]), 0);
        var step = (_alphas[i] - before) * _signs[i];
        var features = _texts.FeaturesOf(i);
        var values = _texts.ValuesOf(i);
        for (var k = 0; k < features.Length; k++)
            Weights[features[k]] += step * values[k];
        Weights[^1] += step;
    }

    private static float SquareOf(ReadOnlySpan<float> values) => Lanes.Dot(values, values);
}
