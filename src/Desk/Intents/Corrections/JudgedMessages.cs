using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents.Corrections;

/// <summary>Finds the message that a conversation's intent stands for.</summary>
internal sealed class JudgedMessages(DeskDb db, LiveIntentModels models, CurrentTenant tenant)
{
    /// <summary>Whoever writes in many short lines is not followed further back.</summary>
    private const int Back = 20;

    /// <summary>
    /// The customer's latest clear words: the newest that somebody corrected or that the model is sure of. Without any such it is the
    /// newest at all; null where the customer has written no words.
    /// </summary>
    public async Task<Message?> OfAsync(ConversationId conversation, CancellationToken ct)
    {
        var said = await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation && m.AuthorKind == AuthorKind.Contact && m.Text != "")
            .OrderByDescending(m => m.Seq).Take(Back).ToListAsync(ct);
        var corrected = await db.Set<IntentCorrection>().Where(c => c.ConversationId == conversation).Select(c => c.MessageId).ToListAsync(ct);
        var model = await models.OfAsync(tenant.Tenant, ct);
        return said.Find(m => corrected.Contains(m.Id) || model?.Judge(conversation.Value, m.Text) is not null) ?? said.FirstOrDefault();
    }
}
