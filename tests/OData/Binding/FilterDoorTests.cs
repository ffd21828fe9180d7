using Microsoft.EntityFrameworkCore;
using Switchboard.OData.Shop;

namespace Switchboard.OData.Binding;

public sealed class FilterDoorTests(ShopServer shop)
{
    [Fact]
    public async Task A_condition_narrows_rows_that_come_from_elsewhere()
    {
        await using var visit = shop.Enter();
        var rows = Views.Tickets(visit.Db).Where(t => t.Priority > 0);

        var kept = ODataFilter.Apply(shop.Model, "tickets", rows, "state eq 'inWork' and person/age gt 20", visit.Call);

        var expected = shop.Goods.Tickets.Where(t => t.Owner == Goods.Ours && t.Priority > 0 && t.State == TicketState.InWork && shop.Goods.People.Find(p => p.Id == t.PersonId)?.Age > 20);
        (await kept.Value!.Select(t => t.Number).OrderBy(n => n).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(expected.Select(t => t.Number).Order());
    }

    [Theory]
    [InlineData("secret eq 'x'", 400)]
    [InlineData("number eq", 400)]
    [InlineData("", 400)]
    [InlineData("number eq 1&$top=5", 400)]
    [InlineData("title divby 2 eq 1", 501)]
    public async Task A_condition_that_cannot_be_is_refused(string filter, int status)
    {
        await using var visit = shop.Enter();

        var kept = ODataFilter.Apply(shop.Model, "tickets", Views.Tickets(visit.Db), filter, visit.Call);

        kept.Refusal.ShouldNotBeNull().Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_condition_may_not_look_where_the_caller_may_not()
    {
        await using var visit = shop.Enter();

        var kept = ODataFilter.Apply(shop.Model, "tickets", Views.Tickets(visit.Db), "person/age gt 20", visit.Call with { Caller = "stranger" });

        kept.Refusal.ShouldNotBeNull().Status.ShouldBe(403);
    }
}
