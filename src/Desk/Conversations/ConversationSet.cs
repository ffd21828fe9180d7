using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

[Set]
internal static class ConversationSet
{
    internal static readonly Set<ConversationView, ConversationId> Declaration =
        new Set<ConversationView, ConversationId>("conversations", "conversations:read", c => c.Id)
            .From<DeskDb>(ConversationView.From)
            .Filter(c => c.Status).Filter(c => c.AssigneeId).Filter(c => c.InboxId).Filter(c => c.ContactId).Filter(c => c.TeamId).Filter(c => c.Mood).Filter(c => c.IntentId).Filter(c => c.Priority).Filter(c => c.Urgency).Filter(c => c.Emotion).Filter(c => c.Spam)
            .Sort(c => c.LastActivityAt, descending: true).Sort(c => c.CreatedAt)
            .Search((rows, words) => rows.Where(c => EF.Functions.ILike(c.ContactName, LikePattern.Containing(words), "\\") || EF.Functions.ILike(c.LastMessageText!, LikePattern.Containing(words), "\\")))
            .List<MessageHistory, MessageView>("messages", "messages:read", (history, conversations, stretch, ct) => history.StretchAsync(conversations, stretch, ct), m => m.Seq)
            .View("mine", (rows, caller) => rows.Where(c => c.AssigneeId == new MemberId(caller.Id) && c.Status != ConversationStatus.Resolved))
            .View("queue", (rows, _) => rows.Where(c => c.Status == ConversationStatus.Open && c.AssigneeId == null))
            .View("all", (rows, _) => rows.Where(c => c.Status != ConversationStatus.Resolved))
            .View("resolved", (rows, _) => rows.Where(c => c.Status == ConversationStatus.Resolved));
}
