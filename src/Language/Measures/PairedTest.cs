namespace Switchboard.Language.Measures;

/// <summary>
/// McNemar's test, exact: two models judged the same texts, and only those tell them apart that one was right about and the other was not.
/// Were they equally good, each such text would be a fair coin.
/// </summary>
/// <param name="OnlyFirst">Texts that the first alone was right about.</param>
/// <param name="OnlySecond">Texts that the second alone was right about.</param>
public readonly record struct PairedTest(int OnlyFirst, int OnlySecond)
{
    /// <summary>Texts that tell the two apart.</summary>
    public int Disagreements => OnlyFirst + OnlySecond;

    /// <summary>How likely equally good models differ at least so much, whichever is ahead; 1 where nothing tells them apart.</summary>
    public double TwoSided => Math.Min(1, 2 * Tail(Math.Max(OnlyFirst, OnlySecond)));

    /// <summary>How likely an equally good second model is ahead at least so far by luck.</summary>
    public double SecondAhead => Tail(OnlySecond);

    /// <summary>Compares two columns of answers, text by text.</summary>
    public static PairedTest Of(IReadOnlyList<bool> first, IReadOnlyList<bool> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException("Both must have judged the same texts.", nameof(second));
        var (one, other) = (0, 0);
        for (var i = 0; i < first.Count; i++)
        {
            one += first[i] && !second[i] ? 1 : 0;
            other += second[i] && !first[i] ? 1 : 0;
        }

        return new PairedTest(one, other);
    }

    /// <summary>The chance of at least so many heads among all disagreements.</summary>
    private double Tail(int heads)
    {
        // By logarithms: two to the power of a thousand texts is beyond a double.
        var (sum, choose) = (0.0, 0.0);
        for (var k = 0; k <= Disagreements; k++)
        {
            if (k >= heads)
                sum += Math.Exp(choose - (Disagreements * Math.Log(2)));
            choose += Math.Log(Disagreements - k) - Math.Log(k + 1);
        }

        return Math.Min(1, sum);
    }
}
