using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Experiments;

internal sealed record NothingLive()
    : Refusal(RefusalKind.Conflict, "intent-experiment.nothing-live", "No version is live, so there is nothing to compare with. Publish one first.");

internal sealed record ChallengerIsLive()
    : Refusal(RefusalKind.Conflict, "intent-experiment.challenger-live", "This version is the live one. Choose another to try beside it.");

internal sealed record ExperimentRuns()
    : Refusal(RefusalKind.Conflict, "intent-experiment.running", "An experiment runs already. End it first.");

internal sealed record ExperimentEnded()
    : Refusal(RefusalKind.Conflict, "intent-experiment.ended", "This experiment has ended. Publish the version that you want.");
