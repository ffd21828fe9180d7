namespace Switchboard.Search;

/// <summary>What can be found.</summary>
/// <typeparam name="TKey">How the caller calls it.</typeparam>
/// <param name="Key">The caller's name for it.</param>
/// <param name="Title">Its title, which is a wording of its question too.</param>
/// <param name="Body">Its text, without marks.</param>
public sealed record SearchDocument<TKey>(TKey Key, string Title, string Body)
    where TKey : notnull
{
    /// <summary>Other ways in which its question is asked.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Queries after which it was opened or called helpful: wordings that nobody has looked at, and which count less for that.</summary>
    public IReadOnlyList<string> Learned { get; init; } = [];

    /// <summary>How useful it was found before, -1 to 1; moves it by a few hundredths.</summary>
    public float Prior { get; init; }

    /// <summary>What an embedding model makes of it; all documents and queries of one index have the same number of dimensions, or none.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }
}
