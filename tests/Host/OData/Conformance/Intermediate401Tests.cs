using System.Xml.Linq;

namespace Switchboard.Host.Tests.OData.Conformance;

/// <summary>OData 4.01, Intermediate Conformance Level. All complex values are in collections, so line 7 (structural comparison) has nothing to apply to.</summary>
public sealed class Intermediate401Tests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("assignee eq null", "3")]
    [InlineData("null ne assignee", "1,2")]
    public Task Intermediate_03_a_relation_is_compared_with_null(string filter, string expected) => Finds(filter, expected);

    [Theory]
    [InlineData("number in (1,2)", "1,2")]
    [InlineData("status in ('resolved','snoozed')", "1")]
    [InlineData("not (contactName in ('Customer 1','Customer 3'))", "2")]
    public Task Intermediate_04_in(string filter, string expected) => Finds(filter, expected);

    [Theory]
    [InlineData("auditLog?$top=1&$select=verb,changes($select=field)")]
    [InlineData("auditLog?$top=1&$select=verb,changes/field")]
    [InlineData("identityProviders?$top=1&$select=name,mappings($select=group)")]
    [InlineData("identityProviders?$top=1&$select=name,mappings/group")]
    [InlineData("intentModels?$top=1&$select=number,classes($select=name)")]
    [InlineData("intentModels?$top=1&$select=number,judgements($select=count)")]
    [InlineData("intentModels?$top=1&$select=number,curve($select=examples)")]
    [InlineData("intentModels?$top=1&$select=number,comparison($select=chance)")]
    public async Task Intermediate_05_select_within_a_complex_value_is_not_offered_and_says_so(string select)
    {
        var answer = await desk.Tenant.Admin.ODataAsync(select, _ct);

        ((int)answer.Status).ShouldBe(501);
    }

    [Fact]
    public async Task Intermediate_05_the_only_complex_types_are_those_tested_above()
    {
        var metadata = XDocument.Parse((await desk.Tenant.Admin.ODataAsync("$metadata", _ct)).Text);

        metadata.Descendants().Where(e => e.Name.LocalName == "ComplexType").Select(e => e.Attribute("Name")!.Value)
            .ShouldBe(["AuditChange", "GroupMapping", "ModelComparison", "IntentClass", "IntentJudgement", "IntentCurvePoint"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_an_audit_entry_changed_is_shown()
    {
        var rows = await desk.Tenant.Admin.RowsAsync("auditLog?$select=verb,changes", _ct);

        rows.SelectMany(r => r.GetProperty("changes").EnumerateArray()).ShouldContain(c => c.GetProperty("after").GetString() != null);
    }

    [Fact]
    public Task Intermediate_06_a_collection_is_counted_within_an_expression() => Finds("satisfactionRatings/$count eq 1", "1");

    [Fact]
    public async Task Intermediate_06_counting_a_filtered_collection_there_is_not_offered_and_says_so()
    {
        var answer = await desk.Reader.ODataAsync("conversations?$filter=messages/$count($filter=authorKind eq 'contact') eq 2", _ct);

        ((int)answer.Status).ShouldBeOneOf(400, 501);
    }

    [Fact]
    public async Task Intermediate_08_compute_is_filtered_ordered_and_selected()
    {
        var rows = await desk.Reader.RowsAsync("conversations?$compute=number mul number as square&$filter=square gt 1&$orderby=square desc&$select=square", _ct);

        rows.Select(r => r.GetProperty("square").GetInt64()).ShouldBe([9, 4]);
    }

    private async Task Finds(string filter, string expected) =>
        string.Join(',', (await desk.Reader.RowsAsync($"conversations?$orderby=number&$filter={filter}", _ct)).Numbers()).ShouldBe(expected);
}
