using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intents.import", Permission = "intents:manage", Route = "POST /intents/import",
    Refuses = [typeof(TooManyIntents), typeof(TooManyExamples)],
    Example = """{"content":"Refund\tI want my money back\nOpening hours\tWhen do you open?"}""",
    Summary = "Add examples from a table: the intent, then the text, one a line, as TSV or CSV. Intents that are missing are made.")]
internal sealed class ImportIntents(IntentSheet sheet) : IVerb<ImportIntents.Input, IntentsImported>
{
    internal const int MostRows = 5_000;

    internal sealed record Input([StringLength(2_000_000, MinimumLength = 1)] string Content);

    internal static Refusal? Decide(int rows, int? wrong) =>
        wrong is { } line ? new InvalidInput("content", $"has no intent and text in line {line}.")
        : rows is 0 or > MostRows ? new InvalidInput("content", $"must have 1 to {MostRows} lines.")
        : null;

    public async ValueTask<Outcome<IntentsImported>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var (rows, wrong) = ExampleTable.Read(input.Content);
        return Decide(rows.Count, wrong) is { } refusal ? refusal : await sheet.AddAsync(rows, ExampleSource.Imported, ct);
    }
}
