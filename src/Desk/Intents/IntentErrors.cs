using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

internal sealed record IntentExists()
    : Refusal(RefusalKind.Conflict, "intent.exists", "There is an intent of this name already. Change that one, or choose another name.");

internal sealed record TooManyIntents()
    : Refusal(RefusalKind.Conflict, "intent.too-many", $"A company can have {Intent.Most} intents. Delete or merge some first.");

internal sealed record TooManyExamples()
    : Refusal(RefusalKind.Conflict, "intent.too-many-examples", $"A company can have {IntentExample.Most} examples. Delete some first.");

internal sealed record TooFewExamples()
    : Refusal(RefusalKind.Conflict, "intent.too-few-examples", $"A model needs at least two intents with {IntentExample.Fewest} examples each. Add some first.");

internal sealed record ModelNotReady()
    : Refusal(RefusalKind.Conflict, "intent-model.not-ready", "This version is not trained. Choose one that is.");

internal sealed record ModelNotLive()
    : Refusal(RefusalKind.Conflict, "intent-model.not-live", "This version is not the live one, so there is nothing to take back.");
