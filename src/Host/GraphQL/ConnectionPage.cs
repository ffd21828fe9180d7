namespace Switchboard.Host.GraphQL;

/// <summary>One page of a connection, as Relay's specification shapes it.</summary>
internal sealed record ConnectionPage(IReadOnlyList<ConnectionEdge> Edges, bool HasNext, bool HasPrevious, int TotalCount = 0)
{
    /// <param name="edges">In the order of reading, which is backward where the range is; one more than the range has room for when there are more.</param>
    /// <param name="range">What was asked for.</param>
    /// <param name="total">How many rows there are in all, where it was asked for.</param>
    internal static ConnectionPage Of(List<ConnectionEdge> edges, PageRange range, int total)
    {
        var more = edges.Count > range.Size;
        if (more)
            edges.RemoveAt(range.Size);
        if (range.Backward)
            edges.Reverse();
        var behind = range.Cursor is not null;
        return new ConnectionPage(edges, range.Backward ? behind : more, range.Backward ? more : behind, total);
    }
}

/// <param name="node">The row.</param>
/// <param name="cursor">Writes where a row stands; most requests ask for the last row's only.</param>
internal sealed class ConnectionEdge(object node, Func<object, string> cursor)
{
    public object Node => node;

    public string Cursor => cursor(node);
}
