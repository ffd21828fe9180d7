namespace Switchboard.Language.Training;

/// <summary>Stacking: a logistic regression over the members' voices, a weight for each and a bias for each class, kept near the vote.</summary>
internal static class Stacking
{
    private const int Steps = 120;
    private const double Rate = 0.5;
    private const double Pull = 0.02;

    internal static (float[] Weights, float[] Bias) Learn(Voices voices, float[] vote)
    {
        var (weights, bias) = ((float[])vote.Clone(), new float[voices.Classes]);
        var mixed = new float[voices.Classes];
        for (var step = 0; step < Steps; step++)
        {
            var (weightGradient, biasGradient) = (new double[voices.Members], new double[voices.Classes]);
            for (var i = 0; i < voices.Count; i++)
            {
                voices.Mix(i, weights, bias, mixed);
                for (var c = 0; c < voices.Classes; c++)
                {
                    var error = Math.Exp(mixed[c]) - (c == voices.LabelOf(i) ? 1 : 0);
                    biasGradient[c] += error;
                    for (var m = 0; m < voices.Members; m++)
                        weightGradient[m] += vote[m] == 0 ? 0 : error * voices.Said(i, m)[c];
                }
            }

            var rate = Rate / (1 + (step / 40.0));
            for (var m = 0; m < voices.Members; m++)
                weights[m] = (float)Math.Max(0, weights[m] - (rate * 0.2 * ((weightGradient[m] / voices.Count) + (Pull * (weights[m] - vote[m])))));
            for (var c = 0; c < voices.Classes; c++)
                bias[c] -= (float)(rate * ((biasGradient[c] / voices.Count) + (Pull * bias[c])));
        }

        return (weights, bias);
    }
}
