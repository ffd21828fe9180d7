using System.Globalization;
using Switchboard.Search.Analysis;

namespace Switchboard.Search.Ranking;

/// <summary>A term of a query.</summary>
internal sealed class QueryTerm
{
    internal required string Text { get; init; }

    internal required TermKind Kind { get; init; }

    internal required TermRole Role { get; init; }

    /// <summary>What it weighs before it is known how rare it is.</summary>
    internal required float Weight { get; init; }

    /// <summary>The first of its places in the query, words and single characters counted.</summary>
    internal required int First { get; init; }

    internal required int Last { get; init; }

    /// <summary>It stands for a group of synonyms.</summary>
    internal bool IsGroup { get; init; }

    /// <summary>It is a part of another word of a group; it finds, and covers nothing.</summary>
    internal bool IsExpansion { get; init; }

    /// <summary>It stands in place of this word, which nobody has written.</summary>
    internal string? InsteadOf { get; init; }

    /// <summary>What it weighs in what the query is about: there, what holds a question together is next to nothing.</summary>
    internal float Meaning { get; init; }

    /// <summary>The same times inverse document frequency.</summary>
    internal float MeaningMass { get; set; }

    /// <summary>Weight times inverse document frequency.</summary>
    internal float Mass { get; set; }

    /// <summary>How a group's term is written in the index; no text has such a term.</summary>
    internal static ReadOnlySpan<char> NameOf(int group, Span<char> buffer)
    {
        buffer[0] = '#';
        group.TryFormat(buffer[1..], out var written, provider: CultureInfo.InvariantCulture);
        return buffer[..(written + 1)];
    }
}
