using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Inboxes;

namespace Switchboard.Desk.Storage;

/// <summary>
/// What a caller who is limited to some inboxes does not see does not exist for their queries. Which tables that concerns is told by
/// their ids: an inbox's, or a conversation's where there is none. Contexts without limits have a model of their own, without any of this.
/// </summary>
internal static class InboxFilter
{
    private const string Name = "inboxes";
    private static readonly MethodInfo Contains = typeof(Enumerable).GetMethods().Single(m => m.Name == nameof(Enumerable.Contains) && m.GetParameters().Length == 2).MakeGenericMethod(typeof(InboxId));
    private static readonly MethodInfo Any = typeof(Queryable).GetMethods().Single(m => m.Name == nameof(Queryable.Any) && m.GetParameters().Length == 2).MakeGenericMethod(typeof(Conversation));

    internal static void LimitToInboxes(this EntityTypeBuilder entity, DeskDb db)
    {
        var type = entity.Metadata.ClrType;
        var row = Expression.Parameter(type, "row");
        var seen = type == typeof(Inbox) ? Within(Expression.Property(row, nameof(Inbox.Id)), id => Seen(db, id))
            : type.GetProperty("InboxId") is { } inbox ? Within(Expression.Property(row, inbox), id => Seen(db, id))
            : type.GetProperty("ConversationId") is { } conversation ? Within(Expression.Property(row, conversation), id => Known(db, id))
            : null;
        if (seen is not null)
            entity.HasQueryFilter(Name, Expression.Lambda(seen, row));
    }

    /// <summary>What belongs to no inbox, or to no conversation, is hidden from nobody.</summary>
    private static Expression Within(Expression id, Func<Expression, Expression> seen) => Nullable.GetUnderlyingType(id.Type) is null
        ? seen(id)
        : Expression.OrElse(Expression.Equal(id, Expression.Constant(null, id.Type)), seen(Expression.Property(id, "Value")));

    private static MethodCallExpression Seen(DeskDb db, Expression inbox) => Expression.Call(Contains, Expression.Property(Expression.Constant(db), nameof(DeskDb.Seen)), inbox);

    private static MethodCallExpression Known(DeskDb db, Expression conversation)
    {
        var other = Expression.Parameter(typeof(Conversation), "other");
        var same = Expression.Lambda<Func<Conversation, bool>>(Expression.Equal(Expression.Property(other, nameof(Conversation.Id)), conversation), other);
        return Expression.Call(Any, Expression.Property(Expression.Constant(db), nameof(DeskDb.Conversations)), Expression.Quote(same));
    }
}
