namespace Switchboard.AppHost.Orchestration;

/// <summary>Something this machine lacks; the message is one sentence that says what to do.</summary>
internal sealed class PrerequisiteException(string message) : Exception(message);
