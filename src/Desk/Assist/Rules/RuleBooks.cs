using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>The rules of each tenant that was heard of lately, in memory: programs ask them for every text.</summary>
internal sealed class RuleBooks(PlatformScope platform, TimeProvider clock)
{
    private static readonly TimeSpan Remember = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<TenantId, (RuleBook Book, DateTimeOffset Until)> _known = new();
    private long _news;

    public async ValueTask<RuleBook> OfAsync(Tenant tenant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(tenant.Id, out var known) && known.Until > now)
            return known.Book;
        foreach (var stale in _known.Where(k => k.Value.Until <= now))
            _known.TryRemove(stale);

        // Counted before they are read: news that come meanwhile count on, and what was read is not remembered.
        var news = Volatile.Read(ref _news);
        var book = await ReadAsync(tenant, ct);
        _known[tenant.Id] = (book, now + Remember);
        if (Volatile.Read(ref _news) != news)
            Forget(tenant.Id);
        return book;
    }

    public void Forget(TenantId tenant)
    {
        Interlocked.Increment(ref _news);
        _known.TryRemove(tenant, out _);
    }

    private async Task<RuleBook> ReadAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = platform.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        return new RuleBook(await SuggestionRuleView.From(db).Where(r => r.Active).ToListAsync(ct));
    }
}
