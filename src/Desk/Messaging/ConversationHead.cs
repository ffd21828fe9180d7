using Switchboard.Desk.Conversations;

namespace Switchboard.Desk.Messaging;

/// <summary>What messages move in a conversation, read under its lock. Nobody else changes it until the batch commits.</summary>
internal sealed class ConversationHead
{
    private const int PreviewLength = 160;

    public required ConversationId Id { get; init; }

    public required long Number { get; init; }

    public required InboxId Inbox { get; init; }

    public required ContactId Contact { get; init; }

    public required ConversationStatus Status { get; set; }

    public MemberId? Assignee { get; init; }

    public TeamId? Team { get; init; }

    /// <summary>Whether the tenant has a webhook: only then is anything written for one.</summary>
    public bool Announced { get; init; }

    /// <summary>Whether a platform stands behind the inbox, to which answers are sent.</summary>
    public bool Delivers { get; init; }

    public int LastSeq { get; set; }

    public int ContactMessageCount { get; set; }

    public DateTimeOffset? WaitingSince { get; set; }

    public DateTimeOffset? FirstReplyAt { get; set; }

    public DateTimeOffset? SnoozedUntil { get; set; }

    public DateTimeOffset LastActivityAt { get; set; }

    public string? LastText { get; set; }

    public AuthorKind? LastKind { get; set; }

    /// <summary>How many messages this batch adds.</summary>
    public int Added { get; private set; }

    /// <summary>The number of the customer's last message in this batch; 0 when they said nothing.</summary>
    public int Asked { get; private set; }

    /// <summary>A resolved conversation takes notes of colleagues and nothing else.</summary>
    public bool Takes(MessageDraft draft) => Status != ConversationStatus.Resolved || draft.Private;

    /// <summary>Whether the message is to be sent to the platform: what people and bots say to the customer.</summary>
    public bool Sends(MessageDraft draft) => Delivers && !draft.Private && draft.AuthorKind is (AuthorKind.Agent or AuthorKind.Bot);

    /// <summary>Gives the message its number and moves the conversation on.</summary>
    public int Append(MessageDraft draft)
    {
        Added++;
        LastSeq++;

        // Whole seconds: a busy conversation then moves in its index once a second and not at every message.
        var second = draft.At.AddTicks(-(draft.At.Ticks % TimeSpan.TicksPerSecond));
        if (second > LastActivityAt)
            LastActivityAt = second;
        if (draft.Private)
            return LastSeq;

        LastText = Preview(draft.Text);
        LastKind = draft.AuthorKind;
        if (draft.AuthorKind == AuthorKind.Contact)
            Hear(draft.At);
        else
            WaitingSince = null;
        if (draft.AuthorKind == AuthorKind.Agent)
            FirstReplyAt ??= draft.At;
        return LastSeq;
    }

    private void Hear(DateTimeOffset at)
    {
        ContactMessageCount++;
        Asked = LastSeq;
        WaitingSince ??= at;
        SnoozedUntil = null;
        if (Status == ConversationStatus.Snoozed)
            Status = ConversationStatus.Open;
    }

    /// <summary>Cut between characters: half of a surrogate pair cannot be stored.</summary>
    internal static string Preview(string text)
    {
        if (text.Length <= PreviewLength)
            return text;
        return text[..(char.IsHighSurrogate(text[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength)];
    }
}
