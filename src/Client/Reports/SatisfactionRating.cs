using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What a customer thought of a conversation.</summary>
public sealed record SatisfactionRating
{
    /// <summary>The conversation, which is also the rating's id.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Score { get; init; }

    /// <summary>In their words. Null without the right to read messages.</summary>
    public string? Comment { get; init; }

    /// <summary>When they said so.</summary>
    public required DateTimeOffset RatedAt { get; init; }

    /// <summary>Where the conversation came in.</summary>
    public required Guid InboxId { get; init; }

    /// <summary>That inbox's kind.</summary>
    public required string Channel { get; init; }

    /// <summary>The customer.</summary>
    public required Guid ContactId { get; init; }

    /// <summary>Who had the conversation.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>The team it was given to.</summary>
    public Guid? TeamId { get; init; }
}

/// <summary>Which ratings, in which order.</summary>
public sealed record SatisfactionRatingQuery : ListQuery
{
    /// <summary>Only of this score.</summary>
    public int? Score { get; init; }

    /// <summary>Only of this inbox.</summary>
    public Guid? InboxId { get; init; }

    /// <summary>Only of this member.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Only of this team.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public RatedSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("score", Score).Add("inboxId", InboxId).Add("assigneeId", AssigneeId).Add("teamId", TeamId).Sort(Sort);
}

/// <summary>Orders of ratings.</summary>
public enum RatedSort
{
    /// <summary>Oldest first.</summary>
    RatedAt,

    /// <summary>Newest first.</summary>
    RatedAtDescending,
}
