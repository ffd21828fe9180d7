using System.Globalization;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Retrieval;

/// <summary>Answers with the best passage of the tenant's own articles and names its source, or hands over when it is not sure.</summary>
public sealed class RetrievalBot : IConversationBot
{
    private const double DefaultConfidence = 0.5;

    public async ValueTask<BotReply> ReplyAsync(BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct)
    {
        var language = Wording.LanguageOf(turn.Text);
        var say = Wording.For(language);
        if (Wishes.WantsPerson(turn.Text))
            return new BotReply.HandOver(HandOverReason.CustomerAsked, say.ConnectingYou);
        if (turn.HasAttachments)
            return new BotReply.HandOver(HandOverReason.Attachment, say.APersonWillLook);
        if (SmallTalk.Reply(turn.Text, say) is { } chat)
            return new BotReply.Answer(chat, [], 1);

        var passages = await tools.SearchAsync(Query(turn), language, 3, ct);
        if (passages.Count == 0 || ConfidenceIn(passages) is var confidence && confidence < Threshold(call))
            return new BotReply.HandOver(HandOverReason.NotConfident, say.NotSure);
        return new BotReply.Answer(Quotation.Of(passages[0]), [passages[0]], confidence);
    }

    /// <summary>
    /// How much of what the question is about (by inverse document frequency) the best article contains, lowered when
    /// the runner-up from another article is as good: then the question is probably too short to tell them apart.
    /// </summary>
    internal static double ConfidenceIn(IReadOnlyList<Passage> passages)
    {
        var best = passages[0];
        var rival = passages.Skip(1).FirstOrDefault(p => p.ArticleId != best.ArticleId);
        var lead = rival is null || best.Score <= 0 ? 1 : 1 - (rival.Score / best.Score);
        return Math.Clamp(best.Coverage * (0.85 + (0.3 * lead)), 0, 1);
    }

    /// <summary>"And for phones?" means little alone: a very short follow-up is searched together with the words before it.</summary>
    private static string Query(BotTurn turn)
    {
        if (turn.Text.Length > (Wording.LanguageOf(turn.Text) == "zh-CN" ? 4 : 12))
            return turn.Text;
        var before = turn.History.LastOrDefault(l => l.FromContact)?.Text;
        return before is null ? turn.Text : $"{before} {turn.Text}";
    }

    private static double Threshold(PluginCall call) =>
        double.TryParse(call.Settings.GetValueOrDefault("confidence"), CultureInfo.InvariantCulture, out var set) ? Math.Clamp(set, 0, 1) : DefaultConfidence;
}
