using Switchboard.Desk.Realtime;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Tests.Realtime;

public sealed class TenantMemoryTests
{
    private readonly Clock _clock = new();
    private int _reads;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_read_once_until_news_come_or_its_time_is_over()
    {
        var (acme, globex) = (NewTenant(), NewTenant());
        var memory = new TenantMemory<int>((_, _) => Task.FromResult(++_reads), TimeSpan.FromMinutes(1), _clock);

        int[] read = [await memory.OfAsync(acme, Ct), await memory.OfAsync(globex, Ct), await memory.OfAsync(acme, Ct)];
        memory.Forget(acme.Id);
        int[] afterNews = [await memory.OfAsync(acme, Ct), await memory.OfAsync(globex, Ct)];
        _clock.Now += TimeSpan.FromMinutes(1);
        int[] afterAll = [await memory.OfAsync(acme, Ct), await memory.OfAsync(acme, Ct)];

        read.ShouldBe([1, 2, 1]);
        afterNews.ShouldBe([3, 2]);
        afterAll.ShouldBe([4, 4]);
    }

    [Fact]
    public async Task What_was_read_while_it_changed_is_not_remembered()
    {
        var tenant = NewTenant();
        TenantMemory<int>? memory = null;
        memory = new TenantMemory<int>(ReadAsync, TimeSpan.FromMinutes(1), _clock);

        int[] read = [await memory.OfAsync(tenant, Ct), await memory.OfAsync(tenant, Ct), await memory.OfAsync(tenant, Ct)];

        read.ShouldBe([1, 2, 2]);

        Task<int> ReadAsync(Tenant of, CancellationToken ct)
        {
            if (++_reads == 1)
                memory!.Forget(of.Id);
            return Task.FromResult(_reads);
        }
    }

    private static Tenant NewTenant() => new(TenantId.New(), "acme", "Acme", Placement.Shared, null, Active: true);

    private sealed class Clock : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
