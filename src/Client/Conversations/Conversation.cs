namespace Switchboard.Client;

/// <summary>Where a conversation stands.</summary>
public enum ConversationStatus
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>With the bot.</summary>
    Pending,

    /// <summary>With people, or waiting for them.</summary>
    Open,

    /// <summary>Set aside until a time.</summary>
    Snoozed,

    /// <summary>Done.</summary>
    Resolved,
}

/// <summary>How a customer sounds.</summary>
public enum Mood
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Unhappy.</summary>
    Negative,

    /// <summary>Matter-of-fact.</summary>
    Neutral,

    /// <summary>Pleased.</summary>
    Positive,
}

/// <summary>A customer's case at one inbox.</summary>
public sealed record Conversation
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>A number for people, counted up within the tenant.</summary>
    public required long Number { get; init; }

    /// <summary>Where it came in.</summary>
    public required Guid InboxId { get; init; }

    /// <summary>That inbox's name.</summary>
    public required string InboxName { get; init; }

    /// <summary>That inbox's kind, such as <c>web-chat</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The customer.</summary>
    public required Guid ContactId { get; init; }

    /// <summary>The customer's name.</summary>
    public required string ContactName { get; init; }

    /// <summary>Where it stands.</summary>
    public required ConversationStatus Status { get; init; }

    /// <summary>Who has it.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>The name of who has it.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>The team it was given to.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>What the customer's latest clear words are about; null when no model is live or none was sure.</summary>
    public Guid? IntentId { get; init; }

    /// <summary>What that intent is called.</summary>
    public string? IntentName { get; init; }

    /// <summary>How sure the model was of it, from 0 to 1.</summary>
    public double? IntentConfidence { get; init; }

    /// <summary>How soon somebody should look.</summary>
    public required Priority Priority { get; init; }

    /// <summary>How the customer's last words sound; null when nobody judged.</summary>
    public Mood? Mood { get; init; }

    /// <summary>How the customer's words sounded so far, smoothed: from -1, upset, to 1, pleased.</summary>
    public double? MoodScore { get; init; }

    /// <summary>How far the score is from where the conversation began: below zero it fell.</summary>
    public double? MoodChange { get; init; }

    /// <summary>What the customer's latest words show clearly.</summary>
    public Emotion? Emotion { get; init; }

    /// <summary>How soon somebody should look, by the customer's latest words.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Looks like advertising, fraud or noise: it rings for nobody, and is there for whoever looks.</summary>
    public required bool Spam { get; init; }

    /// <summary>The customer's language, such as <c>zh-CN</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The number of its last message.</summary>
    public required int LastSeq { get; init; }

    /// <summary>How many messages the customer wrote.</summary>
    public required int ContactMessageCount { get; init; }

    /// <summary>How many of these the caller has not read.</summary>
    public required int Unread { get; init; }

    /// <summary>The beginning of its last message. Null without the right to read messages.</summary>
    public string? LastMessageText { get; init; }

    /// <summary>Who wrote last.</summary>
    public AuthorKind? LastMessageAuthorKind { get; init; }

    /// <summary>Since when the customer waits for an answer.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Since when it waits for a person.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Until when it is set aside.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Why the bot gave it to people. Null without the right to read messages.</summary>
    public string? HandoverReason { get; init; }

    /// <summary>When anything last happened, in whole seconds.</summary>
    public required DateTimeOffset LastActivityAt { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was resolved.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The customer's verdict, 1 to 5.</summary>
    public int? RatingScore { get; init; }

    /// <summary>What the customer said to it. Null without the right to read messages.</summary>
    public string? RatingComment { get; init; }

    /// <summary>How far the customer has read.</summary>
    public required int ContactReadSeq { get; init; }
}

/// <summary>What a customer feels clearly, beside the mood.</summary>
public enum Emotion
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Blames, mocks or threatens.</summary>
    Angry,

    /// <summary>Fears harm, loss or a deadline.</summary>
    Anxious,

    /// <summary>Any other displeasure.</summary>
    Disappointed,

    /// <summary>Thanks.</summary>
    Grateful,
}
