using System.Net;
using System.Xml.Linq;

namespace Switchboard.Host.Tests.OData.Conformance;

/// <summary>OData 4.01, Minimal Conformance Level. There are no functions, no actions and no answers given later, so lines 3 and 9.3 to 9.5 do not apply; keys are UUIDs, so line 9.6 does not either.</summary>
public sealed class Minimal401Tests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private static readonly string[] Reported =
        ["ConformanceLevel", "FilterRestrictions", "SortRestrictions", "ExpandRestrictions", "SearchRestrictions", "InsertRestrictions", "UpdateRestrictions", "DeleteRestrictions"];

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Minimal_02_control_information_has_no_prefix_in_4_01()
    {
        var answer = await desk.Reader.ODataAsync("conversations?$count=true", _ct, ("OData-MaxVersion", "4.01"), ("Prefer", "maxpagesize=2"));

        answer.Headers["Content-Type"].ShouldBe("application/json; metadata=minimal; streaming=false; IEEE754Compatible=false; charset=utf-8");
        answer.Json.EnumerateObject().Select(p => p.Name).ShouldBe(["@context", "@count", "value", "@nextLink"]);
    }

    [Theory]
    [InlineData("application/json;odata.metadata=full")]
    [InlineData("application/json;metadata=full")]
    public async Task Minimal_04_names_of_format_parameters_go_with_and_without_prefix(string accept)
    {
        var row = await desk.Reader.ReadAsync($"conversations({desk.Conversations[0]})", _ct, ("Accept", accept));

        row.GetProperty("@odata.type").GetString().ShouldBe("#Switchboard.Conversation");
        row.GetProperty("@odata.id").GetString().ShouldEndWith($"/odata/v4/conversations({desk.Conversations[0]})");
        row.GetProperty("createdAt@odata.type").GetString().ShouldBe("#DateTimeOffset");
        row.GetProperty("contact@odata.navigationLink").GetString().ShouldEndWith("/contact");
    }

    [Theory]
    [InlineData("maxpagesize=1")]
    [InlineData("odata.maxpagesize=1")]
    public async Task Minimal_04_preferences_go_with_and_without_prefix(string prefer)
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct, ("Prefer", prefer));

        answer.Json.GetProperty("value").GetArrayLength().ShouldBe(1);
        answer.Headers["Preference-Applied"].ShouldBe(prefer);
    }

    [Theory]
    [InlineData("OData-Isolation")]
    [InlineData("Isolation")]
    public async Task Minimal_04_headers_go_with_and_without_prefix(string header)
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct, (header, "snapshot"));

        answer.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Minimal_05_the_metadata_names_no_schema_version_and_so_none_can_be_asked_for()
    {
        var metadata = await desk.Reader.ODataAsync("$metadata", _ct);

        var asked = await desk.Reader.ODataAsync("conversations?$schemaversion=1", _ct);

        metadata.Text.ShouldNotContain("SchemaVersion");
        asked.Status.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData("filter=status eq 'resolved'&select=number&count=true")]
    [InlineData("$filter=status eq 'resolved'&$select=number&$count=true")]
    public async Task Minimal_06_options_go_with_and_without_dollar(string options)
    {
        var page = await desk.Reader.ReadAsync("conversations?" + options, _ct);

        page.GetProperty("@odata.count").GetInt64().ShouldBe(1);
        page.GetProperty("value")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["number"]);
    }

    [Theory]
    [InlineData("$FILTER=status EQ 'resolved' AND CONTAINS(contactName,'Customer')")]
    [InlineData("$Filter=status eq 'resolved' and Contains(contactName,'Customer')&$OrderBy=number DESC")]
    public async Task Minimal_07_options_operators_and_functions_go_in_any_case(string options)
    {
        var rows = await desk.Reader.RowsAsync("conversations?" + options, _ct);

        rows.Numbers().ShouldBe([1]);
    }

    [Fact]
    public async Task Minimal_08_identifiers_come_back_as_the_metadata_spells_them()
    {
        var metadata = XDocument.Parse((await desk.Reader.ODataAsync("$metadata", _ct)).Text);

        var row = (await desk.Reader.RowsAsync("conversations?$top=1", _ct))[0];

        var declared = metadata.Descendants().Single(e => e.Name.LocalName == "EntityType" && e.Attribute("Name")!.Value == "Conversation").Elements().Where(e => e.Name.LocalName == "Property").Select(p => p.Attribute("Name")!.Value);
        row.EnumerateObject().Select(p => p.Name).ShouldBe(declared);
    }

    [Theory]
    [InlineData("number eq cast('2','Edm.Int64')")]
    [InlineData("number eq cast('2',Edm.Int64)")]
    public async Task Minimal_09_1_casting_text_to_primitives_is_not_offered_and_says_so(string filter)
    {
        var answer = await desk.Reader.ODataAsync("conversations?$filter=" + filter, _ct);

        answer.Status.ShouldBe(HttpStatusCode.NotImplemented, answer.Text);
    }

    [Theory]
    [InlineData("status eq 'resolved'", "1")]
    [InlineData("status eq Switchboard.ConversationStatus'resolved'", "1")]
    [InlineData("createdAt add duration'PT1H' gt createdAt", "1,2,3")]
    public async Task Minimal_09_2_enum_literals_go_with_and_without_prefix_and_durations_with_it(string filter, string expected) =>
        string.Join(',', await Found(filter)).ShouldBe(expected);

    [Fact]
    public async Task Minimal_09_8_a_relation_is_compared_with_null()
    {
        (await Found("assignee eq null")).ShouldBe([3]);
        (await Found("assignee ne null")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Minimal_09_9_in_is_understood() => (await Found("number in (1,3)")).ShouldBe([1, 3]);

    [Fact]
    public async Task Minimal_10_metadata_is_XML_and_JSON()
    {
        var json = await desk.Reader.ODataAsync("$metadata", _ct, ("Accept", "application/json"));
        var xml = await desk.Reader.ODataAsync("$metadata?$format=application/xml", _ct);

        json.Headers["Content-Type"].ShouldStartWith("application/json");
        json.Json.GetProperty("$EntityContainer").GetString().ShouldBe("Switchboard.Container");
        XDocument.Parse(xml.Text).Root!.Attribute("Version")!.Value.ShouldStartWith("4.0");
    }

    [Fact]
    public async Task Minimal_11_no_two_identifiers_differ_only_by_case()
    {
        var metadata = XDocument.Parse((await desk.Tenant.Admin.ODataAsync("$metadata", _ct)).Text);

        foreach (var scope in metadata.Descendants().Where(e => e.Name.LocalName is "Schema" or "EntityType" or "EntityContainer" or "EnumType" or "ComplexType"))
        {
            var names = scope.Elements().Select(e => e.Attribute("Name")?.Value).OfType<string>().ToList();
            names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count, string.Join(' ', names));
        }
    }

    [Fact]
    public async Task Minimal_12_the_metadata_does_not_claim_4_01_as_long_as_line_9_1_is_open()
    {
        var metadata = await desk.Reader.ODataAsync("$metadata", _ct);

        metadata.Text.ShouldNotContain("Org.OData.Core.V1.ODataVersions");
    }

    [Fact]
    public async Task Minimal_13_capabilities_are_reported()
    {
        var metadata = XDocument.Parse((await desk.Reader.ODataAsync("$metadata", _ct)).Text);

        var terms = metadata.Descendants().Where(e => e.Name.LocalName == "Annotation").Select(a => a.Attribute("Term")!.Value.Replace("Org.OData.Capabilities.V1.", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        terms.Intersect(Reported, StringComparer.Ordinal).Count().ShouldBe(Reported.Length);
    }

    [Fact]
    public async Task Minimal_15_rows_are_shown_with_computed_values()
    {
        var rows = await desk.Reader.RowsAsync("conversations?$compute=number mul 2 as twice&$select=number,twice&$orderby=number", _ct);

        rows.Select(r => r.GetProperty("twice").GetInt64()).ShouldBe([2, 4, 6]);
    }

    [Fact]
    public async Task Minimal_17_who_names_no_version_gets_4_0()
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct);

        answer.Headers["OData-Version"].ShouldBe("4.0");
        answer.Json.TryGetProperty("@odata.context", out _).ShouldBeTrue();
    }

    private async Task<IReadOnlyList<long>> Found(string filter) => (await desk.Reader.RowsAsync($"conversations?$orderby=number&$filter={filter}", _ct)).Numbers();
}
