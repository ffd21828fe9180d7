namespace Switchboard.Search;

/// <summary>A document that may answer.</summary>
/// <typeparam name="TKey">How the caller calls it.</typeparam>
/// <param name="Key">Which document.</param>
/// <param name="Score">Higher is better; comparable within one answer.</param>
/// <param name="Coverage">Share, 0 to 1, of the query's weight (times inverse document frequency) that the document has.</param>
/// <param name="WordingCoverage">The same share for its title and similar questions alone, the best of them.</param>
/// <param name="Wording">Its wording that fits best, folded.</param>
public readonly record struct SearchHit<TKey>(TKey Key, float Score, float Coverage, float WordingCoverage, string Wording);

/// <summary>What a search found.</summary>
/// <typeparam name="TKey">How the caller calls documents.</typeparam>
/// <param name="Hits">Best first.</param>
/// <param name="Masses">The query's terms with what each weighs in these documents; for choosing a passage.</param>
public sealed record SearchAnswer<TKey>(IReadOnlyList<SearchHit<TKey>> Hits, IReadOnlyDictionary<string, float> Masses);
