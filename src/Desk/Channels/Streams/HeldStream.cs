using Switchboard.Desk.Inboxes;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels.Streams;

/// <summary>An inbox's connection in this host. It ends by itself when nobody says any more that the lease on it still counts.</summary>
internal sealed class HeldStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly Task _running;
    private readonly LiveInbox _inbox;

    private HeldStream(Tenant tenant, LiveInbox inbox, CancellationTokenSource over, Task running) =>
        (Tenant, _inbox, _over, _running) = (tenant, inbox, over, running);

    public Tenant Tenant { get; }

    public InboxId Inbox => _inbox.Id;

    public static HeldStream Start(Tenant tenant, LiveInbox inbox, StreamLine line, TimeProvider clock)
    {
        var over = new CancellationTokenSource(StreamLeases.Trusted, clock);
        return new HeldStream(tenant, inbox, over, Task.Run(() => line.RunAsync(tenant, inbox, over.Token), CancellationToken.None));
    }

    /// <summary>Whether it runs, and for the settings that the inbox has now.</summary>
    public bool Serves(LiveInbox inbox) => !_running.IsCompleted && inbox.Channel == _inbox.Channel
        && inbox.Call.Settings.Count == _inbox.Call.Settings.Count && inbox.Call.Settings.All(s => _inbox.Call.Settings.GetValueOrDefault(s.Key) == s.Value);

    /// <summary>What ended it that was neither its platform nor we.</summary>
    public string? Fault => _running.Exception?.InnerException?.GetType().Name;

    /// <summary>The lease was renewed.</summary>
    public void Keep() => _over.CancelAfter(StreamLeases.Trusted);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }
}
