using Switchboard.OData.Shop;

namespace Switchboard.OData.Binding;

public sealed class ExpandTests(ShopServer shop)
{
    [Fact]
    public async Task Every_level_is_one_query()
    {
        await using var visit = shop.Enter();

        var page = await visit.AskAsync("tickets?$expand=person,notes($expand=ticket($expand=parent))&$orderby=number");

        visit.Statements.Count.ShouldBe(5);
        page.Rows.Count.ShouldBe(100);
        page.Rows.Sum(r => r.Expanded[1].Rows.Count).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_row_beside_is_the_one_that_the_key_names()
    {
        await using var visit = shop.Enter();

        var page = await visit.AskAsync("tickets?$expand=person($select=name,email),parent($expand=person)&$select=number&$orderby=number");

        foreach (var row in page.Rows)
        {
            var ticket = shop.Goods.Tickets.Single(t => t.Owner == Goods.Ours && t.Number == ((TicketView)row.Item).Number);
            var person = shop.Goods.People.Find(p => p.Id == ticket.PersonId);
            row.Expanded[0].Rows.Select(r => ((PersonView)r.Item).Name).ShouldBe(person is null ? [] : [person.Name]);
            row.Expanded[1].Rows.Select(r => ((TicketView)r.Item).Id).ShouldBe(ticket.ParentId is { } parent ? [parent] : []);
        }

        page.Query.Shape!.ContextSelection.ShouldBe("number,person(name,email),parent(person())");
    }

    [Fact]
    public async Task Rows_beside_are_filtered_sorted_cut_and_counted_for_each_parent()
    {
        await using var visit = shop.Enter();

        var page = await visit.AskAsync("tickets?$expand=notes($filter=seq gt 1;$orderby=seq desc;$top=2;$skip=1;$count=true;$select=seq)&$orderby=number");

        visit.Statements.Count.ShouldBe(3);
        foreach (var row in page.Rows)
        {
            var all = shop.Goods.Notes.Where(n => n.TicketId == ((TicketView)row.Item).Id && n.Seq > 1).OrderByDescending(n => n.Seq).ToList();
            row.Expanded[0].Rows.Select(r => ((NoteView)r.Item).Seq).ShouldBe(all.Skip(1).Take(2).Select(n => n.Seq));
            row.Expanded[0].Count.ShouldBe(all.Count);
        }
    }

    [Fact]
    public async Task Many_rows_beside_have_pages_of_their_own()
    {
        await using var visit = shop.Enter();

        var page = await visit.AskAsync("people?$expand=tickets($orderby=score desc;$select=number,score)&$orderby=id", pageSize: 7);

        foreach (var row in page.Rows)
        {
            var person = ((PersonView)row.Item).Id;
            var expected = shop.Goods.Tickets.Where(t => t.PersonId == person).Select(t => t.Number).Order();
            var rest = row.Expanded[0].SkipToken is { } token ? await ContinueAsync(visit, person, token) : [];
            row.Expanded[0].Rows.Select(r => r.Item).Concat(rest).Cast<TicketView>().Select(t => t.Number).Order().ShouldBe(expected);
        }

        page.Query.Shape!.Expanded[0].Options.ShouldBe([KeyValuePair.Create("$orderby", "score desc"), KeyValuePair.Create("$select", "number,score")]);
    }

    [Fact]
    public async Task Levels_repeat_the_way_and_references_carry_the_key_alone()
    {
        await using var visit = shop.Enter();

        var page = await visit.AskAsync("tickets?$expand=parent($levels=2;$select=number),notes/$ref&$filter=parent/parent ne null&$top=3");

        foreach (var row in page.Rows)
            row.Expanded[0].Rows.Single().Expanded[0].Rows.Count.ShouldBe(1);
        page.Query.Shape!.Expanded[1].ReferencesOnly.ShouldBeTrue();
    }

    [Fact]
    public async Task A_set_that_the_caller_may_not_read_is_closed_on_every_way()
    {
        await using var visit = shop.Enter();
        visit.Call = visit.Call with { Caller = "stranger" };

        foreach (var uri in new[] { "people", "tickets?$expand=person", "tickets?$filter=person/age gt 3", "tickets?$orderby=person/name", "tickets?$apply=groupby((person/name))", "tickets?$compute=person/age as a" })
        {
            var answer = await visit.Parse(uri).RunAsync(visit.Call, null, TestContext.Current.CancellationToken);
            answer.Refusal?.Status.ShouldBe(403, uri);
            answer.Succeeded.ShouldBeFalse(uri);
        }

        visit.Statements.ShouldBeEmpty();
    }

    private static async Task<List<object>> ContinueAsync(Visit visit, PersonId person, string token)
    {
        var found = new List<object>();
        for (string? next = token; next is not null;)
        {
            var page = await visit.AskAsync($"people({person.Value})/tickets?$orderby=score desc&$select=number&$skiptoken={next}");
            found.AddRange(page.Rows.Select(r => r.Item));
            next = page.SkipToken;
        }

        return found;
    }
}
