using System.Text.Json;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Metering;

public sealed class UsageTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_that_end_within_a_day_lose_none_of_it()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await using var use = deployment.Owner.CreateCommand("insert into desk.usage_daily (tenant_id, day, metric, quantity) select $1, date '2026-01-01' + d, 'metric-' || m, 1 from generate_series(1, 3) d, generate_series(1, 10) m");
        use.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        await use.ExecuteNonQueryAsync(_ct);

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await tenant.Admin.GetAsync("/usage?limit=7" + (after is null ? "" : "&after=" + after), _ct);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => $"{i.GetProperty("day")} {i.GetProperty("metric")}"));
            after = page.GetProperty("nextCursor") is { ValueKind: JsonValueKind.String } next ? next.GetString() : null;
        }
        while (after is not null);

        seen.Count.ShouldBe(30);
        seen.ShouldBeUnique();
    }
}
