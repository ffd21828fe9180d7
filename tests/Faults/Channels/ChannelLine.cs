namespace Switchboard.Faults.Channels;

/// <summary>A platform's emulator behind a wire that can be cut, one inbox that is connected to it, and what arrived there.</summary>
internal abstract class ChannelLine : IAsyncDisposable
{
    public Wire Wire { get; } = new();

    public abstract string Channel { get; }

    /// <summary>Customers of the platform, each with a chat of its own.</summary>
    public abstract IReadOnlyList<string> People { get; }

    public abstract IReadOnlyDictionary<string, string> Form { get; }

    /// <summary>What our side said, in the order of its arrival: to whom, and what.</summary>
    public abstract IReadOnlyList<(string Person, string Text)> Arrived { get; }

    /// <param name="channel">Which platform.</param>
    /// <param name="clock">What time it is there.</param>
    public static ChannelLine Of(string channel, TimeProvider clock) => channel switch
    {
        "feishu" => new FeishuLine(clock),
        "wecom" => new WeComLine(clock),
        _ => new DingTalkLine(clock),
    };

    /// <param name="callback">Where the inbox is called back.</param>
    /// <param name="ct">Stops the start.</param>
    public async Task StartAsync(Uri callback, CancellationToken ct) => Wire.LeadTo(await ConnectAsync(callback, ct));

    /// <summary>The customer writes; true when our side took it.</summary>
    public abstract Task<bool> SayAsync(string person, string text, CancellationToken ct);

    /// <summary>Every token that was given out counts no longer.</summary>
    public abstract void EndTokens();

    /// <summary>The next sends are refused as too many.</summary>
    public abstract void RefuseAsTooMany(int times);

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await EndAsync();
    }

    protected abstract Task<Uri> ConnectAsync(Uri callback, CancellationToken ct);

    protected abstract ValueTask EndAsync();
}
