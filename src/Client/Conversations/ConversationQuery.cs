using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Which conversations, in which order.</summary>
public sealed record ConversationQuery : ListQuery
{
    /// <summary>Words in the last message or the customer's name.</summary>
    public string? Search { get; init; }

    /// <summary>A named selection.</summary>
    public ConversationView? View { get; init; }

    /// <summary>Only those that stand there.</summary>
    public ConversationStatus? Status { get; init; }

    /// <summary>Only those of this member.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Only those of this inbox.</summary>
    public Guid? InboxId { get; init; }

    /// <summary>Only those of this customer.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>Only those of this team.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>Only those that sound so.</summary>
    public Mood? Mood { get; init; }

    /// <summary>Only those about this.</summary>
    public Guid? IntentId { get; init; }

    /// <summary>Only those that are as pressing.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Only those that somebody should look at so soon.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Only those whose customer clearly feels so.</summary>
    public Emotion? Emotion { get; init; }

    /// <summary>Only those that look like spam, or do not.</summary>
    public bool? Spam { get; init; }

    /// <summary>The order; the latest activity first when not said.</summary>
    public ConversationSort? Sort { get; init; }

    internal override void Write(QueryText text) => text
        .Add("search", Search).Add("view", View).Add("status", Status).Add("assigneeId", AssigneeId).Add("inboxId", InboxId)
        .Add("contactId", ContactId).Add("teamId", TeamId).Add("mood", Mood).Add("intentId", IntentId).Add("priority", Priority)
        .Add("urgency", Urgency).Add("emotion", Emotion).Add("spam", Spam).Sort(Sort);
}

/// <summary>Selections that agents work with.</summary>
public enum ConversationView
{
    /// <summary>Never sent.</summary>
    Unknown,

    /// <summary>The caller's own.</summary>
    Mine,

    /// <summary>Those that wait for a person.</summary>
    Queue,

    /// <summary>All that are not resolved.</summary>
    All,

    /// <summary>Resolved ones.</summary>
    Resolved,
}

/// <summary>Orders of conversations.</summary>
public enum ConversationSort
{
    /// <summary>Longest without activity first.</summary>
    LastActivityAt,

    /// <summary>Latest activity first.</summary>
    LastActivityAtDescending,

    /// <summary>Oldest first.</summary>
    CreatedAt,

    /// <summary>Newest first.</summary>
    CreatedAtDescending,
}
