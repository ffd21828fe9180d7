namespace Switchboard.Client;

/// <summary>A conversation as a webhook tells it: how it stood when the event happened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number for people.</param>
/// <param name="Status">Where it stood.</param>
/// <param name="InboxId">Where it came in.</param>
/// <param name="ContactId">The customer.</param>
/// <param name="AssigneeId">Who had it.</param>
/// <param name="TeamId">The team it was given to.</param>
/// <param name="SnoozedUntil">Until when it was set aside.</param>
public sealed record ConversationFacts(
    Guid Id, long Number, ConversationStatus Status, Guid InboxId, Guid ContactId, Guid? AssigneeId = null, Guid? TeamId = null, DateTimeOffset? SnoozedUntil = null);

/// <summary>A message as a webhook tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Seq">Its number in the conversation.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">What it says, or the beginning of it.</param>
/// <param name="TextCut">Whether there is more; ask the API for all of it.</param>
/// <param name="Private">A note that the customer never sees.</param>
/// <param name="Attachments">Files that hang on it; the API gives links.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="RecalledAt">When it was taken back.</param>
public sealed record MessageFacts(
    Guid Id, int Seq, Author Author, string Text, bool TextCut, bool Private, IReadOnlyList<AttachmentFacts> Attachments, DateTimeOffset CreatedAt, DateTimeOffset? RecalledAt = null);

/// <summary>A file as a webhook tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people see.</param>
/// <param name="ContentType">What sort of file.</param>
/// <param name="Size">In bytes.</param>
public sealed record AttachmentFacts(Guid Id, string Name, string ContentType, long Size);
