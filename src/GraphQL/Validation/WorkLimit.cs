namespace Switchboard.GraphQL.Validation;

/// <summary>How much may be done for one document where the work grows faster than its text: many operations over the same many fragments.</summary>
/// <param name="steps">So much.</param>
/// <param name="exceeded">What to throw after that.</param>
internal sealed class WorkLimit(int steps, Func<Exception> exceeded)
{
    private int _left = steps;

    public void Spend(int work)
    {
        _left -= work;
        if (_left < 0)
            throw exceeded();
    }
}
