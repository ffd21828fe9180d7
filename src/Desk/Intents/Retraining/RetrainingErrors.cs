using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Retraining;

internal sealed record ModelNotProposed()
    : Refusal(RefusalKind.Conflict, "intent-model.not-proposed", "This version is not proposed, so there is nothing to dismiss.");
