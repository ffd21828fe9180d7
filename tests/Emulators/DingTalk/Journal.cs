using System.Collections.Concurrent;
using System.Text.Json.Nodes;

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

/// <summary>All that went through the emulator.</summary>
public sealed class Journal
{
    private int _tokens;

    public ConcurrentQueue<Said> Said { get; } = new();

    public ConcurrentDictionary<string, Uploaded> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>How many tokens were given out.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    internal int NextToken() => Interlocked.Increment(ref _tokens);
}
