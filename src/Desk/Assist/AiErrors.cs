using Switchboard.Registry;

namespace Switchboard.Desk.Assist;

internal sealed record AnalyzerMissing()
    : Refusal(RefusalKind.Unavailable, "ai.analyzer-missing", "No analyzer serves this tenant right now. Switch one on under plugins, or try again when it has recovered.");

internal sealed record BotMissing()
    : Refusal(RefusalKind.Unavailable, "ai.bot-missing", "No bot serves this tenant right now. Switch one on under plugins, or try again when it has recovered.");
