using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>Which page of a connection is asked for: how many, from where, in which direction.</summary>
internal sealed record PageRange(int Size, string? Cursor, bool Backward)
{
    internal const int Usual = 20;

    internal static Outcome<PageRange> Of(IReadOnlyDictionary<string, object?> arguments)
    {
        var (first, last) = (arguments.GetValueOrDefault("first") as int?, arguments.GetValueOrDefault("last") as int?);
        var (after, before) = (arguments.GetValueOrDefault("after") as string, arguments.GetValueOrDefault("before") as string);
        if ((first is not null && last is not null) || (after is not null && before is not null) || (first is not null && before is not null) || (last is not null && after is not null))
            return new InvalidInput("first", "and 'after' go forward, 'last' and 'before' go back: a page goes one way.");
        var size = first ?? last ?? Usual;
        if (size is < 0 or > SetEntry.LargestPage)
            return new InvalidInput(last is null ? "first" : "last", $"must be a number from 0 to {SetEntry.LargestPage}.");
        return new PageRange(size, after ?? before, last is not null || before is not null);
    }
}
