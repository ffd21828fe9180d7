using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>The rules of each tenant that was heard of lately, in memory: programs ask them for every text.</summary>
internal sealed class RuleBooks
{
    private readonly PlatformScope _platform;
    private readonly TenantMemory<RuleBook> _memory;

    public RuleBooks(PlatformScope platform, TimeProvider clock) => (_platform, _memory) = (platform, new(ReadAsync, TimeSpan.FromMinutes(10), clock));

    public ValueTask<RuleBook> OfAsync(Tenant tenant, CancellationToken ct) => _memory.OfAsync(tenant, ct);

    public void Forget(TenantId tenant) => _memory.Forget(tenant);

    private async Task<RuleBook> ReadAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = _platform.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        return new RuleBook(await SuggestionRuleView.From(db).Where(r => r.Active).ToListAsync(ct));
    }
}
