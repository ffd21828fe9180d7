namespace Switchboard.Language.Tabular;

/// <summary>Logistic regression with a ridge, solved by Newton's method: few columns, an exact optimum, nothing random.</summary>
internal static class LogisticFit
{
    private const int MostSteps = 30;
    private const double Settled = 1e-8;

    /// <summary>Weights of the places, and last the bias.</summary>
    internal static double[] Learn(double[][] rows, bool[] isPositive, double ridge)
    {
        var size = rows[0].Length + 1;
        var weights = new double[size];
        for (var step = 0; step < MostSteps; step++)
        {
            var (curvature, gradient) = Slope(rows, isPositive, weights, ridge);
            var move = Solve(curvature, gradient);
            for (var i = 0; i < size; i++)
                weights[i] -= move[i];
            if (move.Max(Math.Abs) < Settled)
                break;
        }

        return weights;
    }

    internal static double Score(double[] row, double[] weights)
    {
        var sum = weights[^1];
        for (var i = 0; i < row.Length; i++)
            sum += row[i] * weights[i];
        return sum;
    }

    internal static double Probability(double score) => 1 / (1 + Math.Exp(-score));

    private static (double[,] Curvature, double[] Gradient) Slope(double[][] rows, bool[] isPositive, double[] weights, double ridge)
    {
        var size = weights.Length;
        var (curvature, gradient, row) = (new double[size, size], new double[size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            // The bias is pulled just enough to keep the system solvable.
            var pull = i == size - 1 ? 1e-9 : ridge;
            curvature[i, i] = pull;
            gradient[i] = pull * weights[i];
        }

        for (var n = 0; n < rows.Length; n++)
        {
            rows[n].CopyTo(row, 0);
            row[^1] = 1;
            var probability = Probability(Score(rows[n], weights));
            var (error, bend) = (probability - (isPositive[n] ? 1 : 0), Math.Max(probability * (1 - probability), 1e-9));
            for (var i = 0; i < size; i++)
            {
                if (row[i] == 0)
                    continue;
                gradient[i] += error * row[i];
                for (var j = 0; j <= i; j++)
                    curvature[i, j] += bend * row[i] * row[j];
            }
        }

        return (curvature, gradient);
    }

    /// <summary>By Cholesky's factors; only the lower triangle is read.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var solution = (double[])right.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[i, k] * matrix[j, k];
                matrix[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[j, j];
            }

            for (var k = 0; k < i; k++)
                solution[i] -= matrix[i, k] * solution[k];
            solution[i] /= matrix[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                solution[i] -= matrix[k, i] * solution[k];
            solution[i] /= matrix[i, i];
        }

        return solution;
    }
}
