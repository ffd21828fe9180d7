using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData.Conformance;

/// <summary>OData 4.0, Intermediate Conformance Level, line by line.</summary>
public sealed class Intermediate40Tests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("conversations?$filter=number eq")]
    [InlineData("conversations?$filter=number eq 1 and")]
    [InlineData("conversations?$filter=(number eq 1")]
    [InlineData("conversations?$filter=number eq 'one'")]
    [InlineData("conversations?$filter=nothing eq 1")]
    [InlineData("conversations?$orderby=number sideways")]
    [InlineData("conversations?$select=nothing")]
    [InlineData("conversations?$expand=nothing")]
    [InlineData("conversations?$top=-1")]
    [InlineData("conversations?$top=many")]
    [InlineData("conversations?$skip=-1")]
    [InlineData("conversations?$count=maybe")]
    [InlineData("conversations?$unheard=1")]
    [InlineData("conversations?$top=1&$top=2")]
    [InlineData("conversations(notanid)")]
    public async Task Intermediate_02_what_is_not_in_the_grammar_answers_400(string path)
    {
        var answer = await desk.Reader.ODataAsync(path, _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Json.GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Intermediate_03_select_leaves_out_the_rest()
    {
        var page = await desk.Reader.ReadAsync("conversations?$select=number,status", _ct);

        page.GetProperty("@odata.context").GetString().ShouldEndWith("$metadata#conversations(number,status)");
        page.GetProperty("value")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["number", "status"]);
    }

    [Fact]
    public async Task Intermediate_04_there_are_no_derived_types_to_cast_to()
    {
        var metadata = XDocument.Parse((await desk.Tenant.Admin.ODataAsync("$metadata", _ct)).Text);

        metadata.Descendants().ShouldAllBe(e => e.Attribute("BaseType") == null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Intermediate_05_top_gives_so_many(int top)
    {
        var rows = await desk.Reader.RowsAsync($"conversations?$top={top}", _ct);

        rows.Count.ShouldBe(top);
    }

    [Theory]
    [InlineData("number", "1")]
    [InlineData("status", "resolved")]
    [InlineData("contactName", "Customer 1")]
    public async Task Intermediate_06_a_property_is_shown_bare(string property, string expected)
    {
        var answer = await desk.Reader.ODataAsync($"conversations({desk.Conversations[0]})/{property}/$value", _ct);

        answer.Headers["Content-Type"].ShouldBe("text/plain; charset=utf-8");
        answer.Text.ShouldBe(expected);
    }

    [Fact]
    public async Task Intermediate_06_a_property_that_is_null_is_no_content()
    {
        var answer = await desk.Reader.ODataAsync($"conversations({desk.Conversations[2]})/resolvedAt/$value", _ct);

        answer.Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("number eq 2", "2")]
    [InlineData("number ne 2", "1,3")]
    [InlineData("status ne 'resolved'", "2,3")]
    public Task Intermediate_07_1_equal_and_not_equal(string filter, string expected) => Finds(filter, expected);

    [Fact]
    public Task Intermediate_07_2_aliases() => Finds("number eq @n or number eq @m&@n=1&@m=3", "1,3");

    [Theory]
    [InlineData("number gt 1 and number le 2", "2")]
    [InlineData("not (number eq 1) and (number lt 3 or number ge 100)", "2")]
    [InlineData("number add 1 eq 3", "2")]
    [InlineData("number sub 1 mul 2 eq 1", "3")]
    [InlineData("number mod 2 eq 0", "2")]
    [InlineData("-number lt -2", "3")]
    [InlineData("resolvedAt eq null", "2,3")]
    [InlineData("ratingScore ne null", "1")]
    public Task Intermediate_07_3_more_operators(string filter, string expected) => Finds(filter, expected);

    [Theory]
    [InlineData("contains(contactName,'mer 2')", "2")]
    [InlineData("startswith(contactName,'Cust')", "1,2,3")]
    [InlineData("endswith(contactName,'3')", "3")]
    [InlineData("length(contactName) eq 10", "1,2,3")]
    [InlineData("indexof(contactName,'2') eq 9", "2")]
    [InlineData("substring(contactName,9) eq '1'", "1")]
    [InlineData("toupper(contactName) eq 'CUSTOMER 1'", "1")]
    [InlineData("tolower(contactName) eq 'customer 1'", "1")]
    [InlineData("trim(contactName) eq 'Customer 1'", "1")]
    [InlineData("concat(contactName,'!') eq 'Customer 1!'", "1")]
    [InlineData("year(createdAt) gt 2020", "1,2,3")]
    [InlineData("month(createdAt) ge 1 and day(createdAt) ge 1 and hour(createdAt) ge 0 and minute(createdAt) ge 0 and second(createdAt) ge 0", "1,2,3")]
    [InlineData("createdAt lt now()", "1,2,3")]
    [InlineData("date(createdAt) ge 2020-01-01", "1,2,3")]
    [InlineData("round(number div 2) ge 1 and floor(number) eq ceiling(number)", "2,3")]
    public Task Intermediate_07_4_canonical_functions(string filter, string expected) => Finds(filter, expected);

    [Fact]
    public async Task Intermediate_07_5_expanded_rows_are_filtered()
    {
        var row = await desk.Reader.ReadAsync($"conversations({desk.Conversations[0]})?$expand=messages($filter=seq eq 1)", _ct);

        row.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("text").GetString()).ShouldBe(["Where is giraffe 1?"]);
    }

    [Fact]
    public async Task Intermediate_08_and_09_metadata_in_XML_and_rows_in_JSON()
    {
        (await desk.Reader.ODataAsync("$metadata", _ct)).Headers["Content-Type"].ShouldStartWith("application/xml");
        (await desk.Reader.ODataAsync("conversations?$format=json", _ct)).Headers["Content-Type"].ShouldStartWith("application/json");
    }

    [Fact]
    public async Task Intermediate_10_a_key_signs_in_with_Basic()
    {
        using var nobody = new ApiClient(desk.Tenant.Address);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("apikey:" + desk.Tenant.ApiKey));

        var rows = await nobody.RowsAsync("conversations", _ct, ("Authorization", "Basic " + basic));

        rows.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Intermediate_11_search_finds_words()
    {
        var rows = await desk.Reader.RowsAsync("conversations?$search=\"Customer 2\"", _ct);

        rows.Numbers().ShouldBe([2]);
    }

    [Fact]
    public async Task Intermediate_12_skip_passes_over_rows()
    {
        var rows = await desk.Reader.RowsAsync("conversations?$orderby=number&$skip=2", _ct);

        rows.Numbers().ShouldBe([3]);
    }

    [Fact]
    public async Task Intermediate_13_count_is_told_when_asked()
    {
        (await desk.Reader.ReadAsync("conversations?$count=true&$filter=number lt 3", _ct)).GetProperty("@odata.count").GetInt64().ShouldBe(2);
        (await desk.Reader.ReadAsync("conversations?$count=false", _ct)).TryGetProperty("@odata.count", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Intermediate_14_expand_goes_several_levels()
    {
        var row = await desk.Reader.ReadAsync($"contacts({desk.Contact})?$expand=conversations($expand=inbox($select=name);$select=number)", _ct);

        row.GetProperty("conversations")[0].GetProperty("inbox").GetProperty("name").GetString().ShouldBe("Web");
    }

    [Theory]
    [InlineData("messages/any(m:m/authorKind eq 'contact' and m/seq eq 1)", "1,2,3")]
    [InlineData("messages/all(m:m/conversation/number eq 3)", "3")]
    [InlineData("satisfactionRatings/any()", "1")]
    [InlineData("not messages/any(m:contains(m/text,'giraffe 2'))", "1,3")]
    public Task Intermediate_15_any_and_all(string filter, string expected) => Finds(filter, expected);

    [Fact]
    public async Task Intermediate_15_any_on_a_collection_of_values()
    {
        var rows = await desk.Reader.RowsAsync($"teams?$filter=memberIds/any(m:m eq {desk.Tenant.Agent.MemberId})", _ct);

        rows.Single().GetProperty("name").GetString().ShouldBe("Keepers");
    }

    [Theory]
    [InlineData("conversations/$count", "3")]
    [InlineData("conversations/$count?$filter=number lt 3", "2")]
    [InlineData("conversations({0})/satisfactionRatings/$count", "1")]
    [InlineData("teams({1})/memberIds/$count", "1")]
    public async Task Intermediate_16_a_collection_is_counted(string path, string expected)
    {
        var answer = await desk.Reader.ODataAsync(string.Format(CultureInfo.InvariantCulture, path, desk.Conversations[0], desk.Team), _ct);

        answer.Text.ShouldBe(expected);
        answer.Headers["Content-Type"].ShouldBe("text/plain; charset=utf-8");
    }

    [Theory]
    [InlineData("number asc", "1,2,3")]
    [InlineData("number desc", "3,2,1")]
    [InlineData("status desc,number desc", "1,3,2")]
    [InlineData("contact/name desc", "3,2,1")]
    public async Task Intermediate_17_rows_are_ordered_both_ways(string order, string expected)
    {
        var rows = await desk.Reader.RowsAsync("conversations?$orderby=" + order, _ct);

        string.Join(',', rows.Numbers()).ShouldBe(expected);
    }

    private async Task Finds(string filter, string expected)
    {
        var rows = await desk.Reader.RowsAsync($"conversations?$orderby=number&$filter={filter}", _ct);

        string.Join(',', rows.Numbers()).ShouldBe(expected);
    }
}
