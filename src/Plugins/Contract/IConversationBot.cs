namespace Switchboard.Plugins.Contract;

/// <summary>Answers customers until a person takes over.</summary>
public interface IConversationBot : IPlugin
{
    /// <summary>
    /// Answers one customer message. Called on a worker thread, one call at a time for a conversation, after the message is stored.
    /// May be called again for the same message after a crash. Throwing, or taking longer than the host's limit (10 s),
    /// hands the conversation to a person.
    /// </summary>
    ValueTask<BotReply> ReplyAsync(BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct);
}

/// <summary>What the host does for a bot during one turn. Not usable after it.</summary>
public interface IBotTools
{
    /// <summary>Searches the tenant's published articles, best first.</summary>
    /// <param name="query">The customer's words, or better ones.</param>
    /// <param name="language"><c>zh-CN</c>, <c>en</c>, or null for all.</param>
    /// <param name="limit">At most this many, 1 to 20.</param>
    /// <param name="ct">Cancels the search.</param>
    ValueTask<IReadOnlyList<Passage>> SearchAsync(string query, string? language, int limit, CancellationToken ct);
}

/// <summary>A customer's message and what was said before.</summary>
/// <param name="Text">The message.</param>
/// <param name="History">Up to ten earlier messages, oldest first, without private notes.</param>
/// <param name="HasAttachments">True when files hang on the message.</param>
public sealed record BotTurn(string Text, IReadOnlyList<BotLine> History, bool HasAttachments);

/// <summary>One earlier message.</summary>
/// <param name="FromContact">True for the customer's words, false for the bot's or an agent's.</param>
/// <param name="Text">What was said.</param>
public sealed record BotLine(bool FromContact, string Text);

/// <summary>A piece of an article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="Text">The passage, plain text.</param>
/// <param name="Url">Where a customer can read all of it.</param>
/// <param name="Score">Relevance; comparable within one search only.</param>
/// <param name="Coverage">Share, 0 to 1, of the query's informative weight (inverse document frequency) that the article contains.</param>
/// <param name="TitleCoverage">The same share for its title alone: near 1, the title asks what the customer asks.</param>
public sealed record Passage(Guid ArticleId, string Title, string Language, string Text, string Url, double Score, double Coverage, double TitleCoverage);

/// <summary>What the bot does.</summary>
public abstract record BotReply
{
    private BotReply()
    {
    }

    /// <summary>Says something.</summary>
    /// <param name="Text">The words, in the customer's language.</param>
    /// <param name="Sources">Articles they come from.</param>
    /// <param name="Confidence">0 to 1.</param>
    public sealed record Answer(string Text, IReadOnlyList<Passage> Sources, double Confidence) : BotReply;

    /// <summary>Passes the conversation to a person.</summary>
    /// <param name="Reason">Why; agents see it.</param>
    /// <param name="Text">What the customer is told, or null for nothing.</param>
    public sealed record HandOver(HandOverReason Reason, string? Text) : BotReply;
}

/// <summary>Why a bot gives up a conversation.</summary>
public enum HandOverReason
{
    /// <summary>The customer asked for a person.</summary>
    CustomerAsked,

    /// <summary>The bot is not sure enough.</summary>
    NotConfident,

    /// <summary>A file that only a person can judge.</summary>
    Attachment,
}
