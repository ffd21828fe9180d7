using System.Collections.Concurrent;

namespace Switchboard.Emulators.DingTalk;

/// <summary>Session webhooks: where answers may go for a while.</summary>
public sealed class Sessions(Organisation organisation, Func<Uri> address, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (string To, bool Group, DateTimeOffset Until)> _open = new(StringComparer.Ordinal);

    internal (string Webhook, DateTimeOffset Until) Open(string to, bool group)
    {
        var session = Guid.CreateVersion7().ToString("N");
        var until = clock.GetUtcNow() + organisation.SessionLives;
        _open[session] = (to, group, until);
        return ($"{address().GetLeftPart(UriPartial.Authority)}/robot/sendBySession?session={session}", until);
    }

    internal (string To, bool Group)? Find(string? session) =>
        session is not null && _open.TryGetValue(session, out var found) && found.Until > clock.GetUtcNow() ? (found.To, found.Group) : null;

    /// <summary>Ends all of them before their time, as it was seen to happen.</summary>
    public void EndAll() => _open.Clear();
}
