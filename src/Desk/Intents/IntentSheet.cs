using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

/// <summary>A sheet of examples on its way in: intents that are not there yet are made.</summary>
internal sealed class IntentSheet(DeskWork work, DeskDb db, NewExamples examples, TimeProvider clock)
{
    public async Task<Outcome<IntentsImported>> AddAsync(IReadOnlyList<(string Intent, string Text)> rows, ExampleSource source, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var known = (await db.Set<Intent>().ToListAsync(ct)).ToDictionary(i => i.Name, i => i.Id, StringComparer.OrdinalIgnoreCase);
        List<string> missing = [.. rows.Select(r => r.Intent).Distinct(StringComparer.OrdinalIgnoreCase).Where(n => !known.ContainsKey(n))];
        if (known.Count + missing.Count > Intent.Most)
            return new TooManyIntents();
        foreach (var name in missing)
        {
            known[name] = IntentId.New();
            db.Add(new Intent { Id = known[name], Name = name, Priority = Conversations.Priority.Normal, CreatedAt = clock.GetUtcNow() });
        }

        // First the intents: the rows of their examples refer to them, and nothing tells EF so.
        await db.SaveChangesAsync(ct);
        var added = await examples.AddAsync([.. rows.Select(r => (known[r.Intent], r.Text))], source, ct);
        return added.Succeeded ? new IntentsImported(missing.Count, added.Value.Added, added.Value.Skipped) : added.Refusal!;
    }
}

/// <summary>What came of a sheet of examples.</summary>
/// <param name="Intents">So many intents were made.</param>
/// <param name="Added">So many examples were new.</param>
/// <param name="Skipped">So many were empty, or are examples already.</param>
public sealed record IntentsImported(int Intents, int Added, int Skipped);
