using System.Globalization;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Retrieval;

/// <summary>Answers with the best passage of the tenant's own articles and names its source, or hands over when it is not sure.</summary>
public sealed class RetrievalBot : IConversationBot
{
    // Measured with 566 customers' questions to a shop: a Chinese word that no article has counts as several unknown bigrams,
    // so the same certainty shows as a lower figure; and in English an answer hardly ahead of another article's was often wrong,
    // unless its title asks the same question.
    private const double ConfidenceInChinese = 0.36;
    private const double ConfidenceInEnglish = 0.48;
    private const double LeadInEnglish = 0.25;
    private const double TitleCounts = 0.6;

    public async ValueTask<BotReply> ReplyAsync(BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct)
    {
        var language = LanguageOf(turn);
        var say = Wording.For(language);
        if (Wishes.WantsPerson(turn.Text))
            return new BotReply.HandOver(HandOverReason.CustomerAsked, say.ConnectingYou);
        if (turn.HasAttachments)
            return new BotReply.HandOver(HandOverReason.Attachment, say.APersonWillLook);
        if (SmallTalk.Reply(turn.Text, say) is { } chat)
            return new BotReply.Answer(chat, [], 1);

        var passages = await tools.SearchAsync(Query(turn), language, 3, ct);
        return IsSure(passages, language, call)
            ? new BotReply.Answer(Quotation.Of(passages[0]), [passages[0]], ConfidenceIn(passages))
            : new BotReply.HandOver(HandOverReason.NotConfident, say.NotSure);
    }

    /// <summary>
    /// How much of what the question is about (by inverse document frequency) the best article contains, lowered when
    /// the runner-up from another article is as good: then the question is probably too short to tell them apart.
    /// </summary>
    internal static double ConfidenceIn(IReadOnlyList<Passage> passages) =>
        Math.Clamp(passages[0].Coverage * (0.85 + (0.3 * LeadIn(passages))), 0, 1);

    private static bool IsSure(IReadOnlyList<Passage> passages, string language, PluginCall call)
    {
        if (passages.Count == 0)
            return false;
        var chinese = language == "zh-CN";
        var needed = double.TryParse(call.Settings.GetValueOrDefault("confidence"), CultureInfo.InvariantCulture, out var set)
            ? Math.Clamp(set, 0, 1)
            : chinese ? ConfidenceInChinese : ConfidenceInEnglish;
        return ConfidenceIn(passages) >= needed && (chinese || LeadIn(passages) + (TitleCounts * passages[0].TitleCoverage) >= LeadInEnglish);
    }

    /// <summary>How far the best passage is ahead of the next article's: 0 as good, 1 nothing comes near.</summary>
    private static double LeadIn(IReadOnlyList<Passage> passages)
    {
        var best = passages[0];
        var rival = passages.Skip(1).FirstOrDefault(p => p.ArticleId != best.ArticleId);
        return rival is null || best.Score <= 0 ? 1 : 1 - (rival.Score / best.Score);
    }

    /// <summary>A file sent without words speaks no language; what its sender wrote before does.</summary>
    private static string LanguageOf(BotTurn turn) =>
        Wording.LanguageOf(turn.HasAttachments ? string.Join('\n', turn.History.Where(l => l.FromContact).Select(l => l.Text).Append(turn.Text).TakeLast(2)) : turn.Text);

    /// <summary>"And for phones?" means little alone: a very short follow-up is searched together with the words before it.</summary>
    private static string Query(BotTurn turn)
    {
        if (turn.Text.Length > (Wording.LanguageOf(turn.Text) == "zh-CN" ? 4 : 12))
            return turn.Text;
        var before = turn.History.LastOrDefault(l => l.FromContact)?.Text;
        return before is null ? turn.Text : $"{before} {turn.Text}";
    }
}
