using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>Replies that the tenant's rules suggest to a customer's words.</summary>
public sealed class SuggestedReplies
{
    private readonly TextJudge _judge;
    private readonly RuleBooks _books;
    private readonly CurrentTenant _tenant;

    internal SuggestedReplies(TextJudge judge, RuleBooks books, CurrentTenant tenant) => (_judge, _books, _tenant) = (judge, books, tenant);

    /// <summary>To words that were not judged yet. Where nobody judges, rules of words alone are left.</summary>
    public async ValueTask<IReadOnlyList<MetRule>> ToAsync(string text, CancellationToken ct)
    {
        var book = await _books.OfAsync(_tenant.Tenant, ct);
        if (book.IsEmpty)
            return [];
        return book.Meet(text, (await _judge.ReadAsync([text], ct))?[0]);
    }

    /// <summary>To each of these, with what was made of it.</summary>
    public async ValueTask<IReadOnlyList<IReadOnlyList<MetRule>>> ToAsync(IReadOnlyList<(string Text, JudgedText Judged)> texts, CancellationToken ct)
    {
        var book = await _books.OfAsync(_tenant.Tenant, ct);
        return [.. texts.Select(t => book.Meet(t.Text, t.Judged))];
    }
}
