using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.DingTalk;

/// <summary>What the emulator was told to send, and by which door.</summary>
/// <param name="Door"><c>webhook</c>, <c>person</c> or <c>group</c>.</param>
/// <param name="To">A session, a user or a conversation.</param>
/// <param name="Kind">The webhook's <c>msgtype</c> or the API's <c>msgKey</c>.</param>
/// <param name="Content">As it was given.</param>
/// <param name="Key">The message's id.</param>
public sealed record Said(string Door, string To, string Kind, JsonObject Content, string Key);

/// <summary>A file that was uploaded.</summary>
public sealed record Uploaded(string Type, string Name, byte[] Content);

/// <summary>A file that a customer sent.</summary>
public sealed record Kept(byte[] Content, string ContentType, string Name);

/// <summary>One message in one chat, whoever wrote it.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Chat">A user or a group.</param>
/// <param name="Speaker">Which customer; null for the robot.</param>
/// <param name="Kind">The customer's message type, or the robot's <c>msgtype</c> or <c>msgKey</c>.</param>
/// <param name="Content">As it was given.</param>
/// <param name="At">When.</param>
public sealed record WrittenLine(string Id, string Chat, string? Speaker, string Kind, JsonObject Content, DateTimeOffset At);

/// <summary>All that went through the emulator.</summary>
public sealed class Journal(TimeProvider clock)
{
    private int _tokens;

    /// <summary>What both sides wrote, in order.</summary>
    public ConcurrentQueue<WrittenLine> Lines { get; } = new();

    /// <summary>What was told to the application over HTTP or the stream.</summary>
    public ConcurrentQueue<CallbackNote> Notes { get; } = new();

    /// <summary>Messages that the application did not take. The platform does not bring them again.</summary>
    public ConcurrentDictionary<string, bool> Lost { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<Said> Said { get; } = new();

    public ConcurrentDictionary<string, Uploaded> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>How many tokens were given out.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    internal void Say(Said said)
    {
        Said.Enqueue(said);
        Lines.Enqueue(new WrittenLine(said.Key, said.To, null, said.Kind, said.Content, clock.GetUtcNow()));
    }

    internal int NextToken() => Interlocked.Increment(ref _tokens);
}
