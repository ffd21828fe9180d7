using Switchboard.Host.OData;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>The conditions of the OData walk, asked of REST's lists: by every id of a row, along every relation.</summary>
public sealed class FilterTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private const string Mark = "?$filter=";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, string, string>> Conditions() =>
        from row in ODataTests.Addresses()
        let asked = row.Data.Item1.Split(Mark)
        where asked.Length == 2
        select new TheoryDataRow<string, string, string>(OperationMatrix.Registry.Sets.Single(s => EntitySets.NameOf(s.Name) == asked[0]).Name, asked[1], row.Data.Item2);

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Another_tenants_id_satisfies_no_condition(string set, string condition, string kind)
    {
        var (random, theirs) = (Guid.CreateVersion7(), tenants.Theirs.Id(kind));

        var toRandom = await AskAsync(set, condition, random);
        var toTheirs = await AskAsync(set, condition, theirs);

        ((int)toRandom.Status).ShouldBe(200, toRandom.Text);
        Sameness.Of(toTheirs, theirs).ShouldBe(Sameness.Of(toRandom, random));
        toTheirs.Text.ShouldNotContain(tenants.Theirs.Marker);
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Ones_own_id_is_understood(string set, string condition, string kind)
    {
        var answer = await AskAsync(set, condition, tenants.Ours.Id(kind));

        ((int)answer.Status).ShouldBe(200, answer.Text);
    }

    private Task<Answer> AskAsync(string set, string condition, Guid id) => tenants.Ours.Tenant.Admin.SendAsync(
        HttpMethod.Get, $"/{set}?filter={Uri.EscapeDataString(condition.Replace("{0}", id.ToString(), StringComparison.Ordinal))}", (object?)null, Ct);
}
