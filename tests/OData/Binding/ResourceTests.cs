using Switchboard.OData.Model;
using Switchboard.OData.Shop;

namespace Switchboard.OData.Binding;

/// <summary>Paths, numbers, values, searches and computed values.</summary>
public sealed class ResourceTests(ShopServer shop)
{
    private Ticket Any => shop.Goods.Tickets.First(t => t.Owner == Goods.Ours && t.PersonId is not null && t.Remark is { Length: > 0 });

    [Fact]
    public async Task A_row_by_its_key_and_another_owners_like_none()
    {
        await using var visit = shop.Enter();
        var theirs = shop.Goods.Tickets.First(t => t.Owner == Goods.Theirs).Id.Value;

        var mine = await visit.AskAsync($"tickets({Any.Id.Value})");
        var (other, missing) = (await RefusedAsync(visit, $"tickets({theirs})"), await RefusedAsync(visit, $"tickets({shop.Goods.NewId()})"));

        ((TicketView)mine.Rows.ShouldHaveSingleItem().Item).Title.ShouldBe(Any.Title);
        ((TicketView)mine.Rows[0].Item).Secret.ShouldBe("");
        other.ShouldBe(missing);
        other.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Ways_lead_on_from_a_row()
    {
        await using var visit = shop.Enter();
        var orphan = shop.Goods.Tickets.First(t => t.Owner == Goods.Ours && t.PersonId is null).Id.Value;

        var person = await visit.AskAsync($"tickets({Any.Id.Value})/person");
        var notes = await visit.AskAsync($"tickets({Any.Id.Value})/notes?$orderby=seq");
        var nothing = await visit.AskAsync($"tickets({orphan})/person");
        var missing = await RefusedAsync(visit, $"tickets({shop.Goods.NewId()})/notes");
        var missingPerson = await RefusedAsync(visit, $"tickets({shop.Goods.NewId()})/person");

        ((PersonView)person.Rows.Single().Item).Id.ShouldBe(Any.PersonId!.Value);
        notes.Rows.Select(r => ((NoteView)r.Item).Seq).ShouldBe(shop.Goods.Notes.Where(n => n.TicketId == Any.Id).Select(n => n.Seq).Order());
        nothing.Rows.ShouldBeEmpty();
        nothing.Query.MayBeNothing.ShouldBeTrue();
        (missing.Status, missingPerson.Status).ShouldBe((404, 404));
    }

    [Fact]
    public async Task Properties_values_and_numbers()
    {
        await using var visit = shop.Enter();
        var at = $"tickets({Any.Id.Value})";

        (await visit.AskAsync($"{at}/remark")).Value.ShouldBe(Any.Remark);
        (await visit.AskAsync($"{at}/remark/$value")).Kind.ShouldBe(ODataResultKind.RawValue);
        (await visit.AskAsync($"{at}/place/floor")).Value.ShouldBe(Any.Floor);
        (await visit.AskAsync($"{at}/person/name")).Value.ShouldBe(shop.Goods.People.Single(p => p.Id == Any.PersonId).Name);
        (await visit.AskAsync($"{at}/tags/$count")).Count.ShouldBe(Any.Tags.Length);
        (await visit.AskAsync($"{at}/notes/$count")).Count.ShouldBe(shop.Goods.Notes.Count(n => n.TicketId == Any.Id));
        (await visit.AskAsync("tickets/$count?$filter=open")).Count.ShouldBe(shop.Goods.Tickets.Count(t => t.Owner == Goods.Ours && t.Open));
        (await RefusedAsync(visit, $"tickets({shop.Goods.NewId()})/title")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Every_word_of_a_search_has_to_be_found()
    {
        await using var visit = shop.Enter();

        var found = await visit.AskAsync("tickets/$count?$search=abc \"quoted\"");

        bool Holds(Ticket t, string word) => t.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || t.Remark?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
        found.Count.ShouldBe(shop.Goods.Tickets.Count(t => t.Owner == Goods.Ours && Holds(t, "abc") && Holds(t, "quoted")));
        found.Count!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Computed_values_are_filtered_sorted_and_selected()
    {
        await using var visit = shop.Enter();

        var page = await visit.AskAsync("tickets?$compute=priority mul 10 as ten,concat(title,'!') as loud&$filter=ten gt 10&$orderby=ten desc,number&$select=number,ten,loud");

        var expected = shop.Goods.Tickets.Where(t => t.Owner == Goods.Ours && t.Priority > 1).OrderByDescending(t => t.Priority).ThenBy(t => t.Number).Take(100);
        page.Rows.Select(r => (((TicketView)r.Item).Number, (decimal)r.Computed[0]!, (string)r.Computed[1]!)).ShouldBe(expected.Select(t => (t.Number, t.Priority * 10m, t.Title + "!")));
        page.Query.Shape!.ContextSelection.ShouldBe("number,ten,loud");
    }

    [Fact]
    public async Task Aliases_options_without_dollar_and_other_cases_are_understood()
    {
        await using var visit = shop.Enter();

        var plain = await visit.AskAsync("tickets?$filter=priority eq 2 and state eq 'webChat'&$top=5&$orderby=number desc");
        var other = await visit.AskAsync("tickets?FILTER=Priority eq @p and state eq @s&@p=2&@s='webChat'&top=5&OrderBy=number desc&custom=1");

        other.Rows.Select(r => ((TicketView)r.Item).Number).ShouldBe(plain.Rows.Select(r => ((TicketView)r.Item).Number));
        plain.Rows.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_parsed_query_is_run_as_often_as_one_likes()
    {
        await using var first = shop.Enter();
        await using var second = shop.Enter();
        var query = first.Parse("tickets?$expand=notes&$filter=person/age gt 20");

        var (a, b) = (await query.RunAsync(first.Call, null, TestContext.Current.CancellationToken), await query.RunAsync(second.Call, null, TestContext.Current.CancellationToken));

        a.Value!.Rows.Select(r => r.Item).ShouldBe(b.Value!.Rows.Select(r => r.Item), new ById());
        second.Statements.Count.ShouldBe(2);
    }

    private static async Task<ODataRefusal> RefusedAsync(Visit visit, string uri) =>
        (await visit.Parse(uri).RunAsync(visit.Call, null, TestContext.Current.CancellationToken)).Refusal.ShouldNotBeNull(uri);

    private sealed class ById : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => ((TicketView)x!).Id == ((TicketView)y!).Id;

        public int GetHashCode(object obj) => ((TicketView)obj).Id.GetHashCode();
    }
}
