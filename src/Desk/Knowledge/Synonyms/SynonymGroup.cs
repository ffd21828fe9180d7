using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge.Synonyms;

public readonly record struct SynonymGroupId(Guid Value) : IStrongId<SynonymGroupId>
{
    public static SynonymGroupId From(Guid value) => new(value);

    public static SynonymGroupId New() => new(Guid.CreateVersion7());
}

/// <summary>Words that mean the same to this tenant; the product's own groups stand beside them.</summary>
[DeskTable("synonym_groups")]
internal sealed class SynonymGroup
{
    /// <summary>Of a tenant.</summary>
    internal const int Most = 1_000;

    internal const int MostWords = 20;

    public SynonymGroupId Id { get; init; }

    public string[] Words { get; set; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Without empty ones, and each once.</summary>
    internal static string[] Tidy(IReadOnlyList<string> words) =>
        [.. words.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal static Refusal? Decide(string[] words) =>
        words.Length < 2 ? new InvalidInput("words", "must be at least two.")
        : Array.Exists(words, w => w.Length > 50 || w.Contains('\t', StringComparison.Ordinal)) ? new InvalidInput("words", "must each have at most 50 characters and no tab.")
        : null;
}

public sealed record SynonymGroupView
{
    public SynonymGroupId Id { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    internal static IQueryable<SynonymGroupView> From(DeskDb db) => db.Set<SynonymGroup>().Select(g => new SynonymGroupView
    {
        Id = g.Id,
        Words = g.Words,
        CreatedAt = g.CreatedAt,
        UpdatedAt = g.UpdatedAt,
    });

    internal static SynonymGroupView Of(SynonymGroup g) => new() { Id = g.Id, Words = g.Words, CreatedAt = g.CreatedAt, UpdatedAt = g.UpdatedAt };
}

[Set]
internal static class SynonymGroupSet
{
    internal static readonly Set<SynonymGroupView, SynonymGroupId> Declaration =
        new Set<SynonymGroupView, SynonymGroupId>("synonym-groups", "articles:read", g => g.Id)
            .From<DeskDb>((db, _) => SynonymGroupView.From(db))
            .Sort(g => g.UpdatedAt, descending: true);
}
