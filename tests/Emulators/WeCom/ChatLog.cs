using System.Collections.Concurrent;

namespace Switchboard.Emulators.WeCom;

/// <summary>What was said, for the page and for tests.</summary>
public sealed class ChatLog(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> _recalled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ChatLine> _lines = new();

    public IReadOnlyList<ChatLine> Lines => [.. _lines];

    internal void Add(ChatLine line) => _lines.Enqueue(line with { At = clock.GetUtcNow() });

    internal void Recall(string messageId) => _recalled[messageId] = true;

    internal bool IsRecalled(string messageId) => _recalled.ContainsKey(messageId);

    /// <summary>The application did not take it.</summary>
    internal bool Lose(string messageId) => _lost[messageId] = true;

    internal bool IsLost(string messageId) => _lost.ContainsKey(messageId);
}

/// <param name="Person">Whose chat.</param>
/// <param name="Ours">Said by the company.</param>
/// <param name="Type">The platform's message type.</param>
/// <param name="Text">The words.</param>
/// <param name="MediaId">The file.</param>
/// <param name="MessageId">The platform's id.</param>
/// <param name="Buttons">What may be pressed.</param>
/// <param name="Task">What a card calls itself.</param>
public sealed record ChatLine(string Person, bool Ours, string Type, string Text, string? MediaId, string MessageId, IReadOnlyList<ChatButton> Buttons, string? Task = null)
{
    public DateTimeOffset At { get; init; }
}

/// <param name="Key">Comes back.</param>
/// <param name="Label">Is read.</param>
public sealed record ChatButton(string Key, string Label);
