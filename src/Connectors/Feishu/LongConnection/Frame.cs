namespace Switchboard.Connectors.Feishu.LongConnection;

/// <summary>The message <c>pbbp2.Frame</c> of the long connection, field by field.</summary>
internal sealed record Frame(ulong SeqId, ulong LogId, int Service, int Method, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    internal const int Control = 0;
    internal const int Data = 1;

    internal string? PayloadEncoding { get; init; }

    internal string? PayloadType { get; init; }

    internal ReadOnlyMemory<byte> Payload { get; init; }

    internal string? LogIdNew { get; init; }

    /// <summary>Empty where there is none.</summary>
    internal string Header(string key) => Headers.FirstOrDefault(x => x.Key == key).Value ?? "";

    internal static Frame Ping(int service) => new(0, 0, service, Control, [new("type", "ping")]);
}
