namespace Switchboard.Language.Tabular;

/// <summary>The smallest tree: one place compared with one number.</summary>
/// <param name="Place">Which place of a row.</param>
/// <param name="Cut">Rows up to here go below.</param>
/// <param name="Below">Score of those.</param>
/// <param name="Above">Score of the others.</param>
internal sealed record Stump(int Place, double Cut, double Below, double Above)
{
    internal double Score(double[] row) => row[Place] <= Cut ? Below : Above;
}
