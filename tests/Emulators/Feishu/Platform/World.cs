using System.Collections.Concurrent;
using Switchboard.Emulators.Feishu.Push;

namespace Switchboard.Emulators.Feishu.Platform;

/// <summary>Who and what there is.</summary>
internal sealed class World
{
    private int _last;

    internal ConcurrentDictionary<string, Customer> Customers { get; } = new(StringComparer.Ordinal);

    internal ConcurrentDictionary<string, Chat> Chats { get; } = new(StringComparer.Ordinal);

    internal ConcurrentQueue<ChatMessage> Messages { get; } = new();

    internal ConcurrentDictionary<string, StoredFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages that were taken back.</summary>
    internal ConcurrentDictionary<string, bool> Recalled { get; } = new(StringComparer.Ordinal);

    /// <summary>The application's messages that their customer has read.</summary>
    internal ConcurrentDictionary<string, bool> Read { get; } = new(StringComparer.Ordinal);

    /// <summary>How customers' messages fared on their way to the application.</summary>
    internal ConcurrentDictionary<string, Delivery> Told { get; } = new(StringComparer.Ordinal);

    internal string NewId(string prefix) => $"{prefix}_{Interlocked.Increment(ref _last):x8}{Guid.CreateVersion7():N}"[..32];

    internal ChatMessage? Message(string id) => Messages.FirstOrDefault(x => x.Id == id);
}
