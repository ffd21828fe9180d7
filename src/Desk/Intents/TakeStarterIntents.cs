using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Intents.Starter;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

public enum Trade
{
    CustomerService,
    Banking,
    ECommerce,
}

[Verb("intents.take-starter", Permission = "intents:manage", Route = "POST /intents/starter",
    Refuses = [typeof(TooManyIntents), typeof(TooManyExamples)],
    Example = """{"trade":"e-commerce","language":"en"}""",
    Summary = "Copy the product's own intents and examples of a trade, to be changed as you like.")]
internal sealed class TakeStarterIntents(IntentSheet sheet) : IVerb<TakeStarterIntents.Input, IntentsImported>
{
    internal sealed record Input(Trade Trade, [AllowedValues("en", "zh-CN")] string Language);

    public async ValueTask<Outcome<IntentsImported>> Handle(Input input, Caller caller, CancellationToken ct) =>
        await sheet.AddAsync(StarterTexts.Of(input.Trade, input.Language), ExampleSource.Starter, ct);
}
