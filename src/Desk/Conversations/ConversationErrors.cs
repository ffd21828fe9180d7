using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

internal sealed record ConversationResolved()
    : Refusal(RefusalKind.Conflict, "conversation.resolved", "This conversation is resolved. Reopen it first, or write a private note.");

internal sealed record ConversationNotResolved()
    : Refusal(RefusalKind.Conflict, "conversation.not-resolved", "This conversation is not resolved, so there is nothing to reopen or rate yet.");

internal sealed record AnotherConversationOpen()
    : Refusal(RefusalKind.Conflict, "conversation.another-open", "This customer already has an open conversation in this inbox. Go on there.");

internal sealed record AlreadyHandedOver()
    : Refusal(RefusalKind.Conflict, "conversation.already-with-people", "A person or the queue already has this conversation.");

internal sealed record MemberCannotTake(string Why)
    : Refusal(RefusalKind.Conflict, "conversation.member-cannot-take", Why);

internal sealed record MemberWithoutAccess(string Name)
    : Refusal(RefusalKind.Conflict, "conversation.member-without-access", $"{Name} does not work in this inbox. Give them access to it first, or choose somebody else.");

internal sealed record RecallWindowPassed()
    : Refusal(RefusalKind.Conflict, "message.recall-window-passed", "A message can be recalled for two minutes after it was sent.");

internal sealed record NotYourMessage()
    : Refusal(RefusalKind.Forbidden, "message.not-yours", "Only its author can recall a message.");

internal sealed record WriterBusy()
    : Refusal(RefusalKind.Unavailable, "messages.unavailable", "Messages cannot be stored right now. Send the same clientId again in a moment: it will not be doubled.");
