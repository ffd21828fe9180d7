using System.Globalization;
using System.Net;
using System.Text;

namespace Switchboard.Host.Tests.OData.Conformance;

/// <summary>OData 4.0, Advanced Conformance Level, as far as it is about reading. Casts (9.3) have no derived types to apply to.</summary>
public sealed class Advanced40Tests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Advanced_02_and_03_metadata_is_XML_and_rows_are_JSON()
    {
        (await desk.Reader.ODataAsync("$metadata", _ct)).Headers["Content-Type"].ShouldStartWith("application/xml");
        (await desk.Reader.ODataAsync("conversations", _ct)).Headers["Content-Type"].ShouldStartWith("application/json");
    }

    [Theory]
    [InlineData("conversations({0})/messages/$count?$filter=authorKind eq 'contact'", "2")]
    [InlineData("teams({1})/memberIds/$count", "1")]
    public async Task Advanced_04_relations_and_collections_are_counted(string path, string expected) =>
        (await desk.Reader.ODataAsync(Id(path), _ct)).Text.ShouldBe(expected);

    [Theory]
    [InlineData("conversations?$filter=messages/any(m:m/text eq 'Where is giraffe 2?')")]
    [InlineData("conversations?$filter=number eq 2 and messages/all(m:m/seq gt 0)")]
    [InlineData("teams?$filter=memberIds/all(m:m ne null)")]
    public async Task Advanced_05_any_and_all(string path) => (await desk.Reader.RowsAsync(path, _ct)).Count.ShouldBe(1);

    [Fact]
    public async Task Advanced_06_07_08_skip_count_and_order_go_together()
    {
        var page = await desk.Reader.ReadAsync("conversations?$orderby=number desc&$skip=1&$top=1&$count=true", _ct);

        page.GetProperty("@odata.count").GetInt64().ShouldBe(3);
        page.GetProperty("value").EnumerateArray().Numbers().ShouldBe([2]);
    }

    [Fact]
    public async Task Advanced_09_1_references_in_place_of_related_rows()
    {
        var row = await desk.Reader.ReadAsync(Id("conversations({0})?$select=number&$expand=satisfactionRatings/$ref,contact/$ref"), _ct);

        row.GetProperty("satisfactionRatings")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["@odata.id"]);
        row.GetProperty("contact").GetProperty("@odata.id").GetString()!.ShouldContain("/odata/v4/contacts(");
    }

    [Fact]
    public async Task Advanced_09_2_filter_on_expanded_rows() =>
        (await Messages("$filter=seq eq 2")).ShouldBe([2]);

    [Theory]
    [InlineData("$orderby=seq desc;$top=2", "3,2")]
    [InlineData("$orderby=seq asc;$top=2", "1,2")]
    public async Task Advanced_09_4_and_09_6_order_and_top_on_expanded_rows(string options, string expected)
    {
        var newest = await Messages(options);

        newest.Count.ShouldBe(2);
        if (options.Contains("asc", StringComparison.Ordinal))
            string.Join(',', newest).ShouldBe(expected);
        else
            newest[0].ShouldBeGreaterThan(newest[1]);
    }

    [Fact]
    public async Task Advanced_09_5_count_on_expanded_rows()
    {
        var row = await desk.Reader.ReadAsync(Id("conversations({0})?$expand=messages($count=true;$top=1;$filter=authorKind eq 'contact')"), _ct);

        row.GetProperty("messages@odata.count").GetInt64().ShouldBe(2);
        row.GetProperty("messages").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Advanced_09_6_skip_on_expanded_rows() => (await Messages("$orderby=seq;$skip=1;$top=1")).ShouldBe([2]);

    [Fact]
    public async Task Advanced_09_6_what_does_not_fit_an_expanded_page_follows_by_its_own_next_link()
    {
        var row = await desk.Reader.ReadAsync(Id("conversations({0})?$expand=messages($orderby=seq;$select=seq;$filter=seq le 2)"), _ct, ("Prefer", "maxpagesize=1"));
        var seen = row.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("seq").GetInt32()).ToList();

        var rest = await desk.Reader.RowsAsync(Asking.Below(row.GetProperty("messages@odata.nextLink").GetString()!), _ct);

        seen.ShouldBe([1]);
        rest.Select(m => m.GetProperty("seq").GetInt32()).ShouldBe([2]);
        rest[0].EnumerateObject().Select(p => p.Name).ShouldBe(["seq"]);
    }

    [Fact]
    public async Task Advanced_09_7_search_on_expanded_rows()
    {
        var row = await desk.Reader.ReadAsync($"contacts({desk.Contact})?$expand=conversations($search=giraffe),satisfactionRatings", _ct);

        row.GetProperty("conversations").GetArrayLength().ShouldBe(0, "The last message does not say it.");
    }

    [Theory]
    [InlineData("Customer", 3)]
    [InlineData("Customer AND \"2\"", 1)]
    [InlineData("\"Customer 3\" giraffe", 0)]
    [InlineData("nobody", 0)]
    public async Task Advanced_10_search_finds_rows_that_hold_every_word(string words, int rows) =>
        (await desk.Reader.RowsAsync($"contacts?$search={words}", _ct)).Count.ShouldBe(rows);

    [Theory]
    [InlineData("Customer OR nobody")]
    [InlineData("NOT Customer")]
    public async Task Advanced_10_search_with_OR_or_NOT_is_not_offered_and_says_so(string words) =>
        (await desk.Reader.ODataAsync($"contacts?$search={words}", _ct)).Status.ShouldBe(HttpStatusCode.NotImplemented);

    [Fact]
    public async Task Advanced_11_batches_go_as_multipart()
    {
        using var body = new StringContent("--b\r\nContent-Type: application/http\r\n\r\nGET conversations/$count HTTP/1.1\r\n\r\n\r\n--b--\r\n");
        body.Headers.ContentType = new("multipart/mixed") { Parameters = { new("boundary", "b") } };

        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "$batch", body, _ct);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Headers["Content-Type"].ShouldStartWith("multipart/mixed");
        answer.Text.ShouldContain("HTTP/1.1 200 OK");
        answer.Text.ShouldContain("\r\n\r\n3\r\n--");
    }

    [Theory]
    [InlineData("conversations", 200)]
    [InlineData("conversations({0})", 200)]
    [InlineData("conversations(id={0})", 200)]
    [InlineData("conversations({0})/status", 200)]
    [InlineData("conversations({0})/status/$value", 200)]
    [InlineData("conversations({0})/resolvedAt", 200)]
    [InlineData("conversations({0})/snoozedUntil", 204)]
    [InlineData("conversations({0})/contact", 200)]
    [InlineData("conversations({0})/contact/name", 200)]
    [InlineData("conversations({0})/contact/conversations", 200)]
    [InlineData("conversations({0})/team", 204)]
    [InlineData("conversations({0})/messages", 200)]
    [InlineData("conversations({0})/messages/$count", 200)]
    [InlineData("conversations({0})/messages/$ref", 200)]
    [InlineData("conversations({0})/contact/$ref", 200)]
    [InlineData("conversations/$ref", 200)]
    [InlineData("$entity?$id=conversations({0})", 200)]
    [InlineData("satisfactionRatings({0})/conversation", 200)]
    [InlineData("teams({1})/memberIds", 200)]
    [InlineData("nothing", 404)]
    [InlineData("conversations(00000000-0000-0000-0000-000000000000)", 404)]
    [InlineData("conversations(00000000-0000-0000-0000-000000000000)/contact", 404)]
    [InlineData("conversations(00000000-0000-0000-0000-000000000000)/messages", 404)]
    [InlineData("conversations({0})/nothing", 404)]
    [InlineData("$entity?$id=http://elsewhere.example/conversations({0})", 404)]
    public async Task Advanced_12_resource_paths_lead_where_the_conventions_say(string path, int status)
    {
        var answer = await desk.Reader.ODataAsync(Id(path), _ct);

        ((int)answer.Status).ShouldBe(status, answer.Text);
    }

    [Theory]
    [InlineData("conversations({0})", "conversations/$entity")]
    [InlineData("conversations({0})/contact", "contacts/$entity")]
    [InlineData("conversations({0})/status", "conversations({0})/status")]
    [InlineData("conversations({0})/messages", "messages")]
    [InlineData("conversations({0})/messages/$ref", "Collection($ref)")]
    [InlineData("conversations({0})/contact/$ref", "$ref")]
    [InlineData("conversations?$select=number&$expand=contact($select=name)", "conversations(number,contact(name))")]
    [InlineData("conversations?$apply=groupby((status),aggregate($count as n))", "conversations(status,n)")]
    public async Task Advanced_12_answers_say_what_they_are(string path, string context)
    {
        var answer = await desk.Reader.ReadAsync(Id(path), _ct);

        answer.GetProperty("@odata.context").GetString().ShouldEndWith("/odata/v4/$metadata#" + Id(context));
    }

    [Fact]
    public async Task Advanced_15_cross_joins_are_not_offered_and_say_so()
    {
        var answer = await desk.Reader.ODataAsync("$crossjoin(conversations,contacts)", _ct);

        ((int)answer.Status).ShouldBeOneOf(404, 501);
    }

    [Fact]
    public async Task Advanced_16_compute_on_expanded_rows()
    {
        var row = await desk.Reader.ReadAsync(Id("conversations({0})?$expand=messages($compute=seq add 10 as place;$select=place;$top=1;$orderby=seq)"), _ct);

        row.GetProperty("messages")[0].GetProperty("place").GetInt32().ShouldBe(11);
    }

    [Fact]
    public async Task Rows_are_asked_for_with_a_body_when_the_address_would_be_too_long()
    {
        using var body = new StringContent($"$filter=number in ({string.Join(',', Enumerable.Range(1, 150))})&$count=true", Encoding.UTF8, "text/plain");

        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "conversations/$query?$select=number", body, _ct);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json.GetProperty("@odata.count").GetInt64().ShouldBe(3);
        answer.Json.GetProperty("value")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["number"]);
    }

    private async Task<IReadOnlyList<int>> Messages(string options) =>
        [.. (await desk.Reader.ReadAsync(Id($"conversations({{0}})?$expand=messages({options})"), _ct)).GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("seq").GetInt32())];

    private string Id(string path) => string.Format(CultureInfo.InvariantCulture, path, desk.Conversations[0], desk.Team);
}
