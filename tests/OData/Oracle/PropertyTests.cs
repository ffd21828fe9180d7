using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.OData.Binding;
using Switchboard.OData.Shop;

namespace Switchboard.OData.Oracle;

/// <summary>Random conditions: PostgreSQL, by way of our binding, finds the rows that the oracle finds, and no others.</summary>
public sealed class PropertyTests(ShopServer shop, ITestOutputHelper output)
{
    private static readonly int Trees = int.Parse(Environment.GetEnvironmentVariable("ODATA_TREES") ?? "5000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Whatever_the_filter_the_database_finds_what_the_oracle_finds()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("ODATA_SEED") ?? Random.Shared.Next().ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        output.WriteLine($"ODATA_SEED={seed}");
        var growth = new Growth(seed);
        var stock = new Stock(shop.Goods);
        var rows = shop.Goods.Tickets.Where(t => t.Owner == Goods.Ours).Select(t => new Row(t, stock)).ToList();
        var foreign = shop.Goods.Tickets.Where(t => t.Owner != Goods.Ours).Select(t => t.Id).ToHashSet();
        var disagreements = new List<string>();
        var (some, strangers) = (0, 0);

        for (var i = 0; i < Trees; i++)
        {
            var tree = growth.Condition(i % 4);
            var expected = rows.Where(r => tree.Of(r) is true).Select(r => r.Ticket.Id).ToHashSet();
            await using var visit = shop.Enter();
            try
            {
                var found = await FindAsync(visit, tree.Text);
                strangers += found.Count(foreign.Contains);
                some += found.Count is > 0 and < 1_500 ? 1 : 0;
                if (!expected.SetEquals(found))
                    disagreements.Add($"{tree.Text}: {expected.Count} expected, {found.Count} found");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                disagreements.Add($"{tree.Text}: {e.GetType().Name} {e.Message}");
            }
        }

        output.WriteLine($"{some} of {Trees} filters found some rows and not all.");
        disagreements.Take(20).ShouldBeEmpty($"{disagreements.Count} of {Trees} with ODATA_SEED={seed}");
        strangers.ShouldBe(0);
        some.ShouldBeGreaterThan(Trees / 3, "Filters that find nothing or everything prove little.");
    }

    /// <summary>By the narrow door, which pages nothing: whole results are compared.</summary>
    private async Task<List<TicketId>> FindAsync(Visit visit, string filter)
    {
        var applied = ODataFilter.Apply(shop.Model, "tickets", Views.Tickets(visit.Db), filter, visit.Call);
        applied.Refusal.ShouldBeNull(filter);
        return await applied.Value!.Select(t => t.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}
