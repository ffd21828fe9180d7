using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Channels;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Inboxes;

public sealed record InboxView
{
    public InboxId Id { get; init; }

    public string Name { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Key { get; init; } = "";

    public bool Enabled { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool HasIdentitySecret { get; init; }

    /// <summary>Who works in it. With nobody here and in <see cref="TeamIds"/> it is open to everybody.</summary>
    public IReadOnlyList<MemberId> MemberIds { get; init; } = [];

    public IReadOnlyList<TeamId> TeamIds { get; init; } = [];

    /// <summary>Where the platform behind the inbox calls back; null for web chat, and where we open a connection to the platform.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>When the platform last told something.</summary>
    public DateTimeOffset? LastReceivedAt { get; init; }

    /// <summary>When the platform last took a message.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }

    /// <summary>The platform's own code of what went wrong last, or a word of ours.</summary>
    public string? LastErrorCode { get; init; }

    public string? LastErrorReason { get; init; }

    public DateTimeOffset? LastNoticeAt { get; init; }

    /// <summary>What the platform last told of the inbox that is no failure.</summary>
    public string? LastNotice { get; init; }

    /// <summary>Whether the platform is heard over a connection that we open.</summary>
    public bool Streams { get; init; }

    /// <summary>Since when that connection is open; null while it is not.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>One query on purpose: an inbox names a few people and teams at most, and lists are filtered by both.</summary>
    internal static IQueryable<InboxView> From(DeskDb db, Caller caller) => db.Inboxes.AsSingleQuery().Select(i => new InboxView
    {
        Id = i.Id,
        Name = i.Name,
        Channel = i.Channel,
        Key = i.Key,
        Enabled = i.Enabled,
        Settings = i.Settings,
        HasIdentitySecret = i.Secrets != null && i.Channel == InboxChannels.WebChat,
        MemberIds = db.Set<InboxMember>().Where(a => a.InboxId == i.Id).OrderBy(a => a.MemberId).Select(a => a.MemberId).ToList(),
        TeamIds = db.Set<InboxTeam>().Where(a => a.InboxId == i.Id).OrderBy(a => a.TeamId).Select(a => a.TeamId).ToList(),
        CallbackUrl = i.Channel == InboxChannels.WebChat || db.Set<ChannelInbox>().Any(h => h.InboxId == i.Id && h.Streams) ? null : db.PublicBase + "/channels/" + i.Key,
        LastReceivedAt = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.LastReceivedAt).FirstOrDefault(),
        LastSentAt = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.LastSentAt).FirstOrDefault(),
        LastErrorAt = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.LastErrorAt).FirstOrDefault(),
        LastErrorCode = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.LastErrorCode).FirstOrDefault(),
        LastErrorReason = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.LastErrorReason).FirstOrDefault(),
        LastNoticeAt = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.LastNoticeAt).FirstOrDefault(),
        LastNotice = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.LastNotice).FirstOrDefault(),
        Streams = db.Set<ChannelInbox>().Any(h => h.InboxId == i.Id && h.Streams),
        ConnectedAt = db.Set<ChannelInbox>().Where(h => h.InboxId == i.Id).Select(h => h.ConnectedAt).FirstOrDefault(),
        CreatedAt = i.CreatedAt,
    });

    internal static InboxView Of(Inbox i, string publicBase, bool streams) => new()
    {
        Id = i.Id,
        Name = i.Name,
        Channel = i.Channel,
        Key = i.Key,
        Enabled = i.Enabled,
        Settings = i.Settings,
        HasIdentitySecret = i.Secrets is not null && i.Channel == InboxChannels.WebChat,
        CallbackUrl = i.Channel == InboxChannels.WebChat || streams ? null : publicBase + "/channels/" + i.Key,
        Streams = streams,
        CreatedAt = i.CreatedAt,
    };
}

[Set]
internal static class InboxSet
{
    internal static readonly Set<InboxView, InboxId> Declaration =
        new Set<InboxView, InboxId>("inboxes", "inboxes:read", i => i.Id)
            .From<DeskDb>(InboxView.From)
            .Filter(i => i.Channel).Filter(i => i.Enabled)
            .Sort(i => i.CreatedAt).Sort(i => i.Name);
}

/// <summary>What a web chat inbox may be set to.</summary>
internal static class InboxSettings
{
    private static readonly string[] Known = ["greeting", "greetingZh", "color", "allowedOrigins", "identityRequired", "questionsEn", "questionsZh"];

    internal static Refusal? Decide(IReadOnlyDictionary<string, string>? settings)
    {
        foreach (var (key, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (!Known.Contains(key))
                return new InvalidInput($"settings.{key}", $"is not a setting of web chat; known are {string.Join(", ", Known)}.");
            if (value is null)
                return new InvalidInput($"settings.{key}", "must be a string.");
            if (value.Length > 2_000)
                return new InvalidInput($"settings.{key}", "must have at most 2000 characters.");
            if (key == "color" && !(value.Length == 7 && value[0] == '#' && value.AsSpan(1).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0))
                return new InvalidInput("settings.color", "must be a colour such as #1f6feb.");
        }

        return null;
    }

    internal static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
