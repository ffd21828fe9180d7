using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

internal sealed record IntentUnchanged()
    : Refusal(RefusalKind.Conflict, "intent.unchanged", "This is what the conversation is about already. Choose another intent.");

internal sealed record NothingSaid()
    : Refusal(RefusalKind.Conflict, "intent.nothing-said", "The customer has written no words yet, so there is nothing to correct.");

internal sealed record CorrectionReviewed()
    : Refusal(RefusalKind.Conflict, "intent-correction.reviewed", "Somebody has decided about this correction already.");

internal sealed record CorrectionNeedsIntent()
    : Refusal(RefusalKind.Conflict, "intent-correction.needs-intent", "“None of these” is no intent to learn. Choose one, or name one “Other” for what is none of the others.");

internal sealed record ExampleOfAnother(string Intent)
    : Refusal(RefusalKind.Conflict, "intent-example.of-another", $"This text is an example of “{Intent}” already. Move it here, or change the text.");
