using Switchboard.OData.Shop;

namespace Switchboard.OData.Binding;

/// <summary>Walks over whole sets: every row exactly once, in an order that never changes its mind.</summary>
public sealed class PagingTests(ShopServer shop)
{
    [Theory]
    [InlineData("number")]
    [InlineData("number desc")]
    [InlineData("score")]
    [InlineData("score desc")]
    [InlineData("score desc,flag,title desc")]
    [InlineData("title")]
    [InlineData("state desc")]
    [InlineData("before")]
    [InlineData("weight desc,price")]
    [InlineData("createdAt desc")]
    [InlineData("closedAt")]
    [InlineData("day desc,spent")]
    [InlineData("open,personId desc")]
    [InlineData("person/name desc,score")]
    [InlineData("parent/person/age")]
    [InlineData("score add priority desc")]
    [InlineData("length(remark),tolower(title) desc")]
    [InlineData("notes/$count desc")]
    [InlineData("place/city,place/floor desc")]
    [InlineData("id desc")]
    public async Task A_walk_meets_every_row_once_in_order(string order)
    {
        await using var visit = shop.Enter();

        var walked = await Walk.AllAsync(visit, $"tickets?$orderby={Uri.EscapeDataString(order)}&$select=number", pageSize: 37);

        var whole = new List<object>();
        for (var skip = 0; skip < 1_500; skip += 100)
            whole.AddRange((await visit.AskAsync($"tickets?$orderby={Uri.EscapeDataString(order)}&$select=number&$skip={skip}&$top=100")).Rows.Select(r => r.Item));
        var numbers = walked.Cast<TicketView>().Select(t => t.Number).ToList();
        numbers.Distinct().Count().ShouldBe(1_500);
        numbers.ShouldBe(whole.Cast<TicketView>().Select(t => t.Number));
    }

    [Fact]
    public async Task Nulls_come_first_going_up_and_last_going_down()
    {
        await using var visit = shop.Enter();
        var mine = shop.Goods.Tickets.Where(t => t.Owner == Goods.Ours).ToList();

        var up = await Walk.AllAsync(visit, "tickets?$orderby=score,number&$select=score,number");
        var down = await Walk.AllAsync(visit, "tickets?$orderby=score desc,number&$select=score,number");

        up.Cast<TicketView>().Select(t => t.Number).ShouldBe(mine.OrderBy(t => t.Score ?? int.MinValue).ThenBy(t => t.Number).Select(t => t.Number));
        down.Cast<TicketView>().Select(t => t.Number).ShouldBe(mine.OrderByDescending(t => t.Score ?? int.MinValue).ThenBy(t => t.Number).Select(t => t.Number));
    }

    [Fact]
    public async Task A_page_has_100_rows_whatever_top_says_and_top_is_kept_over_pages()
    {
        await using var visit = shop.Enter();

        var first = await visit.AskAsync("tickets?$top=1000000&$count=true");
        var walked = await Walk.AllAsync(visit, "tickets?$top=250&$skip=30&$orderby=number");
        var none = await visit.AskAsync("tickets?$top=0&$count=true");

        first.Rows.Count.ShouldBe(100);
        first.Count.ShouldBe(1_500);
        first.SkipToken.ShouldNotBeNull();
        walked.Cast<TicketView>().Select(t => t.Number).ShouldBe(Enumerable.Range(30, 250).Select(n => (long)n));
        (none.Rows.Count, none.Count, none.SkipToken).ShouldBe((0, 1_500L, null));
    }

    [Fact]
    public async Task A_top_within_the_page_needs_no_next_page()
    {
        await using var visit = shop.Enter();

        var page = await visit.AskAsync("tickets?$top=5");

        page.Rows.Count.ShouldBe(5);
        page.SkipToken.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_was_changed_or_belongs_to_another_order_is_refused()
    {
        await using var visit = shop.Enter();
        var token = (await visit.AskAsync("tickets?$orderby=score")).SkipToken!;

        for (var at = 0; at < token.Length; at += 3)
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            visit.Refused($"tickets?$orderby=score&$skiptoken={changed}").Status.ShouldBe(400, changed);
        }

        visit.Refused($"tickets?$orderby=score desc&$skiptoken={token}").Target.ShouldBe("$skiptoken");
        visit.Refused($"people?$skiptoken={token}").Status.ShouldBe(400);
        visit.Refused("tickets?$skiptoken=").Status.ShouldBe(400);
        visit.Refused("tickets?$skiptoken=%00%ff").Status.ShouldBe(400);
    }

    [Fact]
    public async Task Only_selected_columns_leave_the_database_and_values_are_parameters()
    {
        await using var visit = shop.Enter();

        await visit.AskAsync("tickets?$select=title&$filter=priority eq 2 and contains(remark,'abc')&$orderby=number");

        var sql = visit.Statements.ShouldHaveSingleItem();
        sql.ShouldNotContain("abc");
        sql.ShouldNotContain("Weight");
        sql.ShouldNotContain("Secret");
        sql.ShouldContain("Title");
    }

    [Fact]
    public async Task One_statement_serves_every_value()
    {
        await using var visit = shop.Enter();

        foreach (var value in new[] { 1, 2, 3 })
            await visit.AskAsync($"tickets?$filter=priority eq {value} and title eq 't{value}' and score in ({value},{value + 1})&$top={value}&$skip={value}");

        visit.Statements.Count.ShouldBe(3);
        visit.Statements.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }
}
