using System.Collections.Frozen;
using System.Globalization;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Messaging;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>What a bot does in a conversation: it says something, or calls people.</summary>
internal sealed class BotVoice(MessageWriter writer, HandOver handOver, DeskWork work, CurrentTenant tenant, TimeProvider clock)
{
    private static readonly Caller Bot = new(CallerKind.System, Guid.Empty, "Bot", FrozenSet<string>.Empty);

    /// <summary>How the client keys of its last words before people take over begin: below them nobody needs to ask for a person.</summary>
    internal const string LastWords = "bot-last:";

    /// <param name="id">Where.</param>
    /// <param name="seq">The message it answers; said twice for the same one, it is stored once.</param>
    /// <param name="text">What.</param>
    /// <param name="sources">From which articles it knows.</param>
    /// <param name="ct">Stops the waiting, not the writing.</param>
    public Task SayAsync(ConversationId id, int seq, string text, IReadOnlyList<Passage> sources, CancellationToken ct) => SayAsync(id, "bot:", seq, text, sources, ct);

    /// <summary>The same, before it hands over.</summary>
    public Task SayLastAsync(ConversationId id, int seq, string text, CancellationToken ct) => SayAsync(id, LastWords, seq, text, [], ct);

    /// <summary>Does nothing where people have the conversation already.</summary>
    public async Task HandOverAsync(ConversationId id, string reason, CancellationToken ct)
    {
        var outcome = await handOver.Handle(new HandOver.Input(id, reason), Bot, ct);
        if (outcome.Succeeded)
            await work.CommitAsync(new AuditNote("conversations.hand-over", Bot, id.Value, clock.GetUtcNow()), ct);
        else
            await work.DropAsync();
    }

    private async Task SayAsync(ConversationId id, string key, int seq, string text, IReadOnlyList<Passage> sources, CancellationToken ct)
    {
        var draft = new MessageDraft(tenant.Tenant)
        {
            Conversation = id,
            AuthorKind = AuthorKind.Bot,
            AuthorName = Bot.Name,
            Text = text,
            ClientKey = string.Create(CultureInfo.InvariantCulture, $"{key}{seq}"),
            Sources = [.. sources.Select(s => new MessageSource(s.ArticleId, s.Title, s.Url))],
            At = clock.GetUtcNow(),
        };
        await writer.WriteAsync(draft).WaitAsync(ct);
    }
}
