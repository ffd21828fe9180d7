using System.Net;
using System.Xml;
using System.Xml.Linq;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace Switchboard.Host.Tests.OData.Conformance;

/// <summary>OData 4.0, Minimal Conformance Level, line by line. The service is not updatable and answers nothing later, so lines 16 to 33 do not apply.</summary>
public sealed class Minimal40Tests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Minimal_01_the_service_root_lists_the_entity_sets()
    {
        var document = await desk.Reader.ReadAsync("", _ct);

        document.GetProperty("@odata.context").GetString().ShouldEndWith("/odata/v4/$metadata");
        var sets = document.GetProperty("value").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!, s => s.GetProperty("url").GetString()!, StringComparer.Ordinal);
        sets.ShouldContainKeyAndValue("conversations", "conversations");
        sets.ShouldContainKeyAndValue("auditLog", "auditLog");
        sets.ShouldNotContainKey("apiKeys", "An inspector may not read keys.");
    }

    [Fact]
    public async Task Minimal_02_rows_are_OData_JSON()
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct);

        answer.Headers["Content-Type"].ShouldBe("application/json; odata.metadata=minimal; odata.streaming=false; IEEE754Compatible=false; charset=utf-8");
        answer.Json.GetProperty("@odata.context").GetString().ShouldEndWith("/odata/v4/$metadata#conversations");
        answer.Json.GetProperty("value").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Minimal_03_what_does_not_fit_a_page_follows_by_next_links_and_by_nothing_else()
    {
        var seen = new List<long>();
        var next = "conversations?$orderby=number";
        while (next is not null)
        {
            var page = await desk.Reader.ReadAsync(next, _ct, ("Prefer", "maxpagesize=2"));
            seen.AddRange([.. page.GetProperty("value").EnumerateArray().Numbers()]);
            next = page.TryGetProperty("@odata.nextLink", out var link) ? Asking.Below(link.GetString()!) : null;
        }

        seen.ShouldBe([1, 2, 3]);
        (await desk.Reader.ReadAsync("conversations?$top=2", _ct)).TryGetProperty("@odata.nextLink", out _).ShouldBeFalse("A page that was asked for as it is has no next one.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("$metadata")]
    [InlineData("conversations")]
    [InlineData("conversations/$count")]
    [InlineData("nothing")]
    [InlineData("conversations?$filter=nonsense")]
    public async Task Minimal_04_every_answer_says_its_version(string path)
    {
        var answer = await desk.Reader.ODataAsync(path, _ct);

        answer.Headers["OData-Version"].ShouldBe("4.0");
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("*/*", 200)]
    [InlineData("application/*;q=0.5, text/html", 200)]
    [InlineData("application/json;odata.metadata=none", 200)]
    [InlineData("application/json;odata.metadata=minimal;q=1.0,application/json;odata=verbose;q=0.9,application/atomsvc+xml;q=0.8", 200)]
    [InlineData("application/atom+xml", 406)]
    [InlineData("text/html", 406)]
    [InlineData("application/json;odata.metadata=verbose", 406)]
    [InlineData("application/json;odata=verbose", 406)]
    [InlineData("application/json;q=0", 406)]
    public async Task Minimal_05_1_Accept_is_honoured_or_refused(string accept, int status)
    {
        var answer = await desk.Reader.ODataAsync("conversations?$top=1", _ct, ("Accept", accept));

        ((int)answer.Status).ShouldBe(status, answer.Text);
    }

    [Theory]
    [InlineData("4.0", 200, "4.0")]
    [InlineData("4.01", 200, "4.01")]
    [InlineData("5.0", 200, "4.01")]
    [InlineData("3.0", 400, "4.0")]
    [InlineData("four", 400, "4.0")]
    public async Task Minimal_05_2_OData_MaxVersion_is_honoured_or_refused(string most, int status, string version)
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct, ("OData-MaxVersion", most));

        ((int)answer.Status).ShouldBe(status, answer.Text);
        answer.Headers["OData-Version"].ShouldBe(version);
    }

    [Fact]
    public async Task Minimal_06_what_a_client_adds_of_its_own_changes_nothing()
    {
        var plain = await desk.Reader.ODataAsync("conversations?$select=number", _ct);

        var adorned = await desk.Reader.ODataAsync("conversations?$select=number&debug=true", _ct, ("X-Custom", "1"), ("Prefer", "something-new=7, odata.include-annotations=\"*\""));

        adorned.Text.ShouldBe(plain.Text);
        adorned.Headers.Keys.ShouldNotContain("Preference-Applied");
    }

    [Theory]
    [InlineData("conversations?$deltatoken=1", "$deltatoken")]
    [InlineData("conversations?$filter=matchesPattern(contactName,'a')", "matchesPattern")]
    [InlineData("conversations?$filter=geo.distance(contactName,contactName) lt 1", "geo.distance")]
    [InlineData("conversations?$apply=topcount(2,number)", "topcount")]
    [InlineData("conversations?$search=giraffe&$filter=status has Switchboard.ConversationStatus'open'", "has")]
    public async Task Minimal_07_what_is_not_supported_answers_501_and_says_what(string path, string what)
    {
        var answer = await desk.Reader.ODataAsync(path, _ct);

        answer.Status.ShouldBe(HttpStatusCode.NotImplemented, answer.Text);
        answer.Text.ShouldContain(what, Case.Insensitive);
    }

    [Fact]
    public async Task Minimal_08_only_types_of_CSDL_are_exposed()
    {
        var text = (await desk.Tenant.Admin.ODataAsync("$metadata", _ct)).Text;

        using var xml = XmlReader.Create(new StringReader(text));
        CsdlReader.TryParse(xml, out var model, out var mistakes).ShouldBeTrue(string.Join(' ', mistakes.Select(m => m.ErrorMessage)));
        model.Validate(out var wrong).ShouldBeTrue(string.Join(' ', wrong.Select(m => m.ErrorMessage)));
        XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "Property").Select(p => p.Attribute("Type")!.Value.Replace("Collection(", "", StringComparison.Ordinal))
            .ShouldAllBe(t => t.StartsWith("Edm.", StringComparison.Ordinal) || t.StartsWith("Switchboard.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Minimal_09_a_client_understands_the_rows_without_annotations_and_headers_of_ours()
    {
        var bare = await desk.Reader.ReadAsync("conversations?$orderby=number", _ct, ("Accept", "application/json;odata.metadata=none"));

        var full = await desk.Reader.ReadAsync("conversations?$orderby=number", _ct, ("Accept", "application/json;odata.metadata=full"));
        bare.EnumerateObject().Select(p => p.Name).ShouldBe(["value"]);
        bare.GetProperty("value")[0].EnumerateObject().ShouldAllBe(p => !p.Name.Contains('@'));
        bare.GetProperty("value")[0].EnumerateObject().Select(p => p.Name).ShouldBe(full.GetProperty("value")[0].EnumerateObject().Select(p => p.Name).Where(n => !n.Contains('@')));
    }

    [Theory]
    [InlineData("POST", "conversations")]
    [InlineData("PUT", "conversations({0})")]
    [InlineData("PATCH", "conversations({0})")]
    [InlineData("DELETE", "conversations({0})")]
    [InlineData("DELETE", "conversations({0})/contact/$ref")]
    [InlineData("PUT", "conversations({0})/language")]
    public async Task Minimal_10_nothing_pretends_to_be_updatable(string method, string path)
    {
        var answer = await desk.Tenant.Program().SendAsync(new HttpMethod(method), Asking.Root + Id(path), new { number = 7 }, _ct);

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed, answer.Text);
        answer.Headers["Allow"].ShouldBe("GET, HEAD");
        answer.ErrorCode().ShouldBe("odata.method-not-allowed");
    }

    [Fact]
    public async Task Minimal_11_a_count_is_of_all_rows_whatever_page_is_shown()
    {
        var page = await desk.Reader.ReadAsync("conversations?$count=true&$top=1&$skip=1", _ct);

        page.GetProperty("@odata.count").GetInt64().ShouldBe(3);
        page.GetProperty("value").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Minimal_11_HEAD_says_what_GET_would_and_sends_nothing()
    {
        var get = await desk.Reader.ODataAsync("conversations", _ct);

        var head = await desk.Reader.SendAsync(HttpMethod.Head, Asking.Root + "conversations", (HttpContent?)null, _ct);

        head.Status.ShouldBe(HttpStatusCode.OK);
        head.Bytes.ShouldBeEmpty();
        head.Headers["ETag"].ShouldBe(get.Headers["ETag"]);
        head.Headers["Content-Length"].ShouldBe(get.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Minimal_12_expand_brings_related_rows()
    {
        var row = await desk.Reader.ReadAsync(Id("conversations({0})?$expand=contact,messages"), _ct);

        row.GetProperty("contact").GetProperty("name").GetString().ShouldBe("Customer 1");
        row.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("conversationId").GetGuid()).Distinct().ShouldBe([desk.Conversations[0]]);
    }

    [Theory]
    [InlineData("$metadata", null)]
    [InlineData("$metadata", "application/xml")]
    [InlineData("$metadata?$format=xml", "application/json")]
    public async Task Minimal_13_metadata_is_published(string path, string? accept)
    {
        var answer = await desk.Reader.ODataAsync(path, _ct, accept is null ? [] : [("Accept", accept)]);

        answer.Headers["Content-Type"].ShouldStartWith("application/xml");
        XDocument.Parse(answer.Text).Descendants().Where(e => e.Name.LocalName == "EntitySet").Select(e => e.Attribute("Name")!.Value).ShouldContain("satisfactionRatings");
    }

    [Fact]
    public async Task Minimal_14_prefixed_preferences_are_known()
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct, ("Prefer", "odata.maxpagesize=1"));

        answer.Json.GetProperty("value").GetArrayLength().ShouldBe(1);
        answer.Headers["Preference-Applied"].ShouldBe("odata.maxpagesize=1");
    }

    [Theory]
    [InlineData("status eq Switchboard.ConversationStatus'resolved'", 1)]
    [InlineData("createdAt add duration'PT1H' gt createdAt", 3)]
    public async Task Minimal_15_enum_and_duration_literals_may_be_prefixed(string filter, int rows)
    {
        var found = await desk.Reader.RowsAsync("conversations?$filter=" + filter, _ct);

        found.Count.ShouldBe(rows);
    }

    [Fact]
    public async Task Minimal_16_who_would_wait_is_answered_at_once()
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct, ("Prefer", "respond-async"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Keys.ShouldNotContain("Preference-Applied");
    }

    private string Id(string path) => string.Format(System.Globalization.CultureInfo.InvariantCulture, path, desk.Conversations[0]);
}
