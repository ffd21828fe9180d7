using Switchboard.OData.Shop;

namespace Switchboard.OData.Binding;

public sealed class ApplyTests(ShopServer shop)
{
    private IEnumerable<Ticket> Mine => shop.Goods.Tickets.Where(t => t.Owner == Goods.Ours);

    [Fact]
    public async Task Groups_have_the_sums_that_linq_has()
    {
        await using var visit = shop.Enter();

        var result = await visit.AskAsync(
            "tickets?$apply=groupby((state),aggregate($count as n,score with sum as s,score with average as a,price with max as x,weight with min as m,personId with countdistinct as p))&$orderby=n desc");

        result.Query.Columns.Select(c => string.Join('/', c.Path)).ShouldBe(["state", "n", "s", "a", "x", "m", "p"]);
        result.Aggregates.Count.ShouldBe(4);
        foreach (var row in result.Aggregates)
        {
            var group = Mine.Where(t => t.State == (TicketState)row[0]!).ToList();
            row[1].ShouldBe((long)group.Count);
            row[2].ShouldBe(group.Sum(t => (long?)t.Score));
            ((decimal)row[3]!).ShouldBe((decimal)group.Average(t => (decimal?)t.Score)!, 0.000001m);
            row[4].ShouldBe(group.Max(t => t.Price));
            row[5].ShouldBe(group.Min(t => t.Weight));
            row[6].ShouldBe((long)group.Where(t => t.PersonId is not null).Select(t => t.PersonId).Distinct().Count());
        }

        result.Aggregates.Select(r => (long)r[1]!).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Groups_by_a_related_row_and_by_null_too()
    {
        await using var visit = shop.Enter();

        var result = await visit.AskAsync("tickets?$apply=filter(priority gt 0)/groupby((person/vip,before),aggregate(score mul 2 with sum as s))&$count=true");

        var expected = Mine.Where(t => t.Priority > 0).GroupBy(t => (shop.Goods.People.Find(p => p.Id == t.PersonId)?.Vip, t.Before))
            .ToDictionary(g => g.Key, g => g.Any(t => t.Score is not null) ? g.Sum(t => (decimal?)t.Score * 2) : null);
        result.Count.ShouldBe(expected.Count);
        result.Aggregates.ToDictionary(r => ((bool?)r[0], (TicketState?)r[1]), r => (decimal?)r[2]).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task A_whole_set_is_one_row_even_when_it_is_empty()
    {
        await using var visit = shop.Enter();

        var all = await visit.AskAsync("tickets?$apply=aggregate($count as n,price with sum as p)");
        var none = await visit.AskAsync("tickets?$apply=filter(number lt -1)/aggregate($count as n,price with sum as p)");

        all.Aggregates.ShouldHaveSingleItem().ShouldBe([1_500L, Mine.Sum(t => t.Price)]);
        none.Aggregates.ShouldHaveSingleItem().ShouldBe([0L, null]);
    }

    [Fact]
    public async Task What_stands_beside_apply_works_on_its_groups()
    {
        await using var visit = shop.Enter();

        var result = await visit.AskAsync("tickets?$apply=groupby((title),aggregate($count as n))/compute(n mul 2 as twice)/filter(twice gt 160)&$filter=n lt 95&$orderby=twice desc,title&$select=title,twice&$top=3&$skip=1");

        var expected = Mine.GroupBy(t => t.Title).Select(g => (g.Key, Count: g.Count())).Where(g => g.Count is > 80 and < 95)
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal).Skip(1).Take(3).ToList();
        expected.ShouldNotBeEmpty();
        result.Aggregates.Select(r => ((string)r[0]!, (decimal)r[1]!)).ShouldBe(expected.Select(g => (g.Key, g.Count * 2m)));
    }

    [Fact]
    public async Task A_group_of_groups()
    {
        await using var visit = shop.Enter();

        var result = await visit.AskAsync("tickets?$apply=groupby((state,priority),aggregate($count as n))/groupby((state),aggregate(n with max as most))");

        result.Aggregates.ToDictionary(r => (TicketState)r[0]!, r => (long)r[1]!)
            .ShouldBe(Mine.GroupBy(t => t.State).ToDictionary(g => g.Key, g => g.GroupBy(t => t.Priority).Max(p => p.LongCount())), ignoreOrder: true);
    }

    [Fact]
    public async Task Groups_are_walked_by_pages_up_to_their_limit()
    {
        await using var visit = shop.Enter();
        var found = new List<object?>();
        string? token = null;
        ODataRefusalOr<ODataResult> answer;

        do
        {
            answer = await AskAsync(visit, "tickets?$apply=groupby((number))" + (token is null ? "" : "&$skiptoken=" + token));
            found.AddRange(answer.Value?.Aggregates.Select(r => r[0]) ?? []);
            token = answer.Value?.SkipToken;
        }
        while (token is not null);

        found.ShouldBe(Enumerable.Range(0, 1_000).Select(n => (object)(long)n));
        answer.Refused.ShouldBe("odata.limit");
    }

    [Theory]
    [InlineData("tickets?$apply=groupby((rollup($all,state)))", 501)]
    [InlineData("tickets?$apply=groupby((state))/topcount(1,number)", 501)]
    [InlineData("tickets?$apply=orderby(number)", 501)]
    [InlineData("tickets?$apply=filter(number gt 3)", 501)]
    [InlineData("tickets?$apply=aggregate(title with sum as s)", 400)]
    [InlineData("tickets?$apply=groupby((secret))", 400)]
    [InlineData("tickets?$apply=groupby((state))&$orderby=number", 400)]
    [InlineData("tickets?$apply=groupby((state))&$filter=number eq 3", 400)]
    [InlineData("notes?$apply=groupby((stars))", 400)]
    public async Task What_apply_cannot_do_it_says(string uri, int status)
    {
        await using var visit = shop.Enter();

        visit.Refused(uri).Status.ShouldBe(status);
    }

    private static async Task<ODataRefusalOr<ODataResult>> AskAsync(Visit visit, string uri)
    {
        var answer = await visit.Parse(uri).RunAsync(visit.Call, null, TestContext.Current.CancellationToken);
        return new ODataRefusalOr<ODataResult>(answer.Value, answer.Refusal?.Code);
    }

    private sealed record ODataRefusalOr<T>(T? Value, string? Refused);
}
