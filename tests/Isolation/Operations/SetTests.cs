using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>Every declared set: looked up by another tenant's key, filtered by its ids, listed to the end.</summary>
public sealed class SetTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, string?>> Cases() => OperationMatrix.Sets().Select(c => new TheoryDataRow<string, string?>(c.Operation, c.Foreign));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_set_knows_nothing_of_another_tenants_rows(string operation, string? foreign)
    {
        var (pattern, random) = (operation.Split(' ')[1], Guid.CreateVersion7());
        var theirs = foreign is null ? random : tenants.Theirs.Id(KindOf(pattern, foreign));

        var toRandom = await GetAsync(pattern, foreign, random);
        var toTheirs = await GetAsync(pattern, foreign, theirs);

        Sameness.Of(toTheirs, theirs).ShouldBe(Sameness.Of(toRandom, random));
        toTheirs.Text.ShouldNotContain(tenants.Theirs.Marker);
        toTheirs.Text.ShouldNotContain(tenants.Theirs.Tenant.Slug);
        if (foreign is null)
            toTheirs.Json.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0, "An empty list proves nothing: stock it in Belongings.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_set_shows_a_tenant_its_own_rows(string operation, string? foreign)
    {
        var pattern = operation.Split(' ')[1];

        var answer = await GetAsync(pattern, foreign, foreign is null ? Guid.CreateVersion7() : tenants.Ours.Id(KindOf(pattern, foreign)));

        ((int)answer.Status).ShouldBe(200, answer.Text);
    }

    private Task<Answer> GetAsync(string pattern, string? field, Guid id) => tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, (pattern.Contains('{'), field) switch
    {
        (true, _) => pattern.Replace("{id}", id.ToString(), StringComparison.Ordinal),
        (false, null) => pattern,
        _ => $"{pattern}?{field}={id}",
    }, (object?)null, Ct);

    private static string KindOf(string pattern, string field) => (pattern.Split('/')[1], field) switch
    {
        (var set, "id") => Host.Rest.Noun.Of(set),
        ("audit-log", "actorId") => "member",
        ("audit-log", "targetId") => "conversation",
        (_, "assigneeId") => "member",
        (_, "customRoleId") => "role",
        ("intent-corrections", "fromIntentId" or "toIntentId") => "intent",
        ("webhook-deliveries", "eventId") => "webhook-event",
        ("oauth-client-secrets", "clientId") => "oauth-client",
        (_, var name) => name[..^"Id".Length],
    };
}
