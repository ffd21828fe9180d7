using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

[Verb("conversations.list-messages", Permission = "messages:read", Route = "GET /conversations/{id}/messages", Audited = false,
    Summary = "Messages of a conversation: after a number going forward, or before one going back; without either, the newest.")]
internal sealed class ListMessages(DeskDb db, MessageHistory history) : IVerb<ListMessages.Input, ListMessages.Page>
{
    internal sealed record Input(ConversationId Id, [Range(0, int.MaxValue)] int? After = null, [Range(1, int.MaxValue)] int? Before = null, [Range(1, 100)] int Limit = 50);

    internal sealed record Page(IReadOnlyList<MessageView> Items, string? NextCursor);

    internal static Refusal? Decide(Input input) => input is { After: not null, Before: not null }
        ? new InvalidInput("before", "cannot stand beside 'after': a page goes one way.")
        : null;

    public async ValueTask<Outcome<Page>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (Decide(input) is { } refusal)
            return refusal;
        if (!await db.Conversations.AnyAsync(c => c.Id == input.Id, ct))
            return new NotFound("conversation");
        var items = input.After is { } after
            ? await history.AfterAsync(input.Id, after, input.Limit, withPrivate: true, ct)
            : await history.BeforeAsync(input.Id, input.Before ?? int.MaxValue, input.Limit, ct);
        return new Page(items, NextOf(input, items));
    }

    /// <summary>The number to ask for next, in the direction asked; null at the end.</summary>
    private static string? NextOf(Input input, List<MessageView> items)
    {
        if (items.Count < input.Limit)
            return null;
        var next = input.After is null ? items[0].Seq : items[^1].Seq;
        return input.After is null && next == 1 ? null : next.ToString(CultureInfo.InvariantCulture);
    }
}
