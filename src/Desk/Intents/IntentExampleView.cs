using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

public sealed record IntentExampleView
{
    public IntentExampleId Id { get; init; }

    public IntentId IntentId { get; init; }

    public string Text { get; init; } = "";

    public string? Language { get; init; }

    public ExampleSource Source { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

[Set]
internal static class IntentExampleSet
{
    internal static readonly Set<IntentExampleView, IntentExampleId> Declaration =
        new Set<IntentExampleView, IntentExampleId>("intent-examples", "intents:manage", e => e.Id)
            .From<DeskDb>((db, _) => db.Set<IntentExample>().Select(e => new IntentExampleView
            {
                Id = e.Id,
                IntentId = e.IntentId,
                Text = e.Text,
                Language = e.Language,
                Source = e.Source,
                CreatedAt = e.CreatedAt,
            }))
            .Filter(e => e.IntentId).Filter(e => e.Source)
            .Sort(e => e.CreatedAt, descending: true)
            .Search((rows, words) => rows.Where(e => EF.Functions.ILike(e.Text, LikePattern.Containing(words), "\\")));
}
