using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Where customers reach the tenant.</summary>
public sealed record Inbox
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind, such as <c>web-chat</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Its public key, which the widget names.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is open.</summary>
    public required bool Enabled { get; init; }

    /// <summary>What was filled into its form; secrets are masked.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Whether visitors can prove who they are.</summary>
    public required bool HasIdentitySecret { get; init; }

    /// <summary>Who works in it; with nobody here and no team it is open to everybody.</summary>
    public IReadOnlyList<Guid> MemberIds { get; init; } = [];

    /// <summary>The teams that work in it.</summary>
    public IReadOnlyList<Guid> TeamIds { get; init; } = [];

    /// <summary>Where the platform behind it calls back; null for web chat, and where the product opens a connection to the platform.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>When its platform last told something.</summary>
    public DateTimeOffset? LastReceivedAt { get; init; }

    /// <summary>When its platform last took a message.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>When something last went wrong there.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }

    /// <summary>The platform's own code for it.</summary>
    public string? LastErrorCode { get; init; }

    /// <summary>What that means.</summary>
    public string? LastErrorReason { get; init; }

    /// <summary>When its platform last told something of it that is no failure.</summary>
    public DateTimeOffset? LastNoticeAt { get; init; }

    /// <summary>What that was.</summary>
    public string? LastNotice { get; init; }

    /// <summary>Whether its platform is heard over a connection that the product opens.</summary>
    public bool Streams { get; init; }

    /// <summary>Since when that connection is open; null while it is not.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An inbox to be opened.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Channel">Its kind, such as <c>web-chat</c>.</param>
public sealed record NewInbox(string Name, string Channel)
{
    /// <summary>What its form takes.</summary>
    public IReadOnlyDictionary<string, string>? Settings { get; init; }
}

/// <summary>What changes of an inbox; null stays as it is.</summary>
public sealed record InboxChange
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>False closes it.</summary>
    public bool? Enabled { get; init; }

    /// <summary>What its form takes.</summary>
    public IReadOnlyDictionary<string, string>? Settings { get; init; }
}

/// <summary>Who works in an inbox; nobody for everybody.</summary>
/// <param name="MemberIds">The members.</param>
/// <param name="TeamIds">The teams.</param>
public sealed record InboxAccess(IReadOnlyList<Guid> MemberIds, IReadOnlyList<Guid> TeamIds);

/// <summary>What an inbox's platform says to its credentials and rights.</summary>
/// <param name="Checks">What was tried.</param>
public sealed record InboxChecks(IReadOnlyList<InboxCheck> Checks);

/// <summary>One thing that was tried.</summary>
/// <param name="Name">What.</param>
/// <param name="Ok">Whether it worked.</param>
/// <param name="Answer">What the platform said.</param>
public sealed record InboxCheck(string Name, bool Ok, string Answer);

/// <summary>With what visitors prove who they are.</summary>
/// <param name="Secret">For the tenant's own server; shown this once.</param>
public sealed record IdentitySecret([property: System.Text.Json.Serialization.JsonPropertyName("identitySecret")] string Secret)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => nameof(IdentitySecret);
}

/// <summary>Which inboxes, in which order.</summary>
public sealed record InboxQuery : ListQuery
{
    /// <summary>Only of this kind.</summary>
    public string? Channel { get; init; }

    /// <summary>Only those that are open, or are not.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The order; oldest first when not said.</summary>
    public InboxSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("channel", Channel).Add("enabled", Enabled).Sort(Sort);
}

/// <summary>Orders of inboxes.</summary>
public enum InboxSort
{
    /// <summary>Oldest first.</summary>
    CreatedAt,

    /// <summary>Newest first.</summary>
    CreatedAtDescending,

    /// <summary>By name.</summary>
    Name,

    /// <summary>By name, from the end.</summary>
    NameDescending,
}
