namespace Switchboard.GraphQL.Language;

/// <summary>How big a document may be; all are checked while it is read.</summary>
/// <param name="Bytes">Most bytes of text.</param>
/// <param name="Tokens">Most tokens.</param>
/// <param name="Depth">Most levels of selections, lists, objects and list types inside one another.</param>
public sealed record ParserLimits(int Bytes = 256_000, int Tokens = 15_000, int Depth = 200)
{
    /// <summary>For texts that nobody from outside writes: a schema of our own.</summary>
    public static ParserLimits None { get; } = new(int.MaxValue, int.MaxValue, 200);
}
