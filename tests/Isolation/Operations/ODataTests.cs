using System.Collections.Frozen;
using Microsoft.OData.Edm;
using Switchboard.Host.OData;
using Switchboard.OData.Model;
using Switchboard.Registry;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>The same walk over OData: every set of the model, by key, by filter, along every relation, with another tenant's ids.</summary>
public sealed class ODataTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static readonly ODataModel Model = new DeskModels(OperationMatrix.Registry).For(
        new Caller(CallerKind.System, Guid.Empty, "matrix", OperationMatrix.Registry.Permissions.ToFrozenSet(StringComparer.Ordinal)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Sets() => Model.Sets.Select(s => new TheoryDataRow<string>(s.Name));

    /// <summary>An address pattern and the kind of id that goes into it.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Addresses()
    {
        foreach (var set in Model.Sets)
        {
            var kind = KindOf(set, set.Key);
            yield return new($"{set.Name}({{0}})", kind);
            yield return new($"{set.Name}({{0}})/{set.Key.Name}/$value", kind);
            yield return new($"{set.Name}({{0}})/$ref", kind);
            yield return new($"$entity?$id={set.Name}({{0}})", kind);
            foreach (var property in set.Properties.Where(IsId))
            {
                yield return new(property.IsCollection ? $"{set.Name}?$filter={property.Name}/any(i:i eq {{0}})" : $"{set.Name}?$filter={property.Name} eq {{0}}", KindOf(set, property));
                if (!property.IsCollection)
                    yield return new($"{set.Name}?$apply=filter({property.Name} eq {{0}})/aggregate($count as n)", KindOf(set, property));
            }

            foreach (var way in set.Navigations)
            {
                yield return new($"{set.Name}({{0}})/{way.Name}", kind);
                yield return new($"{set.Name}({{0}})?$expand={way.Name}", kind);
                var target = KindOf(way.Target, way.Target.Key);
                yield return new(way.IsMany ? $"{set.Name}?$filter={way.Name}/any(r:r/{way.Target.Key.Name} eq {{0}})" : $"{set.Name}?$filter={way.Name}/{way.Target.Key.Name} eq {{0}}", target);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Another_tenants_id_is_an_id_that_does_not_exist(string address, string kind)
    {
        var (random, theirs) = (Guid.CreateVersion7(), tenants.Theirs.Id(kind));

        var toRandom = await AskAsync(address, random);
        var toTheirs = await AskAsync(address, theirs);

        ((int)toRandom.Status).ShouldBeOneOf([200, 404], toRandom.Text);
        Sameness.Of(toTheirs, theirs).ShouldBe(Sameness.Of(toRandom, random));
        toTheirs.Text.ShouldNotContain(tenants.Theirs.Marker);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Ones_own_id_is_understood(string address, string kind)
    {
        var answer = await AskAsync(address, tenants.Ours.Id(kind));

        ((int)answer.Status).ShouldBeOneOf([200, 204], answer.Text);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_set_with_all_that_is_related_shows_ones_own_rows_and_none_of_another_tenant(string set)
    {
        var ways = Model.FindSet(set)!.Navigations;

        foreach (var path in ways.Select(w => $"{set}?$expand={w.Name}").Prepend(set))
        {
            var answer = await AskAsync(path, Guid.Empty);
            ((int)answer.Status).ShouldBe(200, answer.Text);
            answer.Json.GetProperty("value").GetArrayLength().ShouldBeGreaterThan(0, "An empty list proves nothing: stock it in Belongings.");
            answer.Text.ShouldNotContain(tenants.Theirs.Marker);
            answer.Text.ShouldNotContain(tenants.Theirs.Tenant.Slug);
        }
    }

    private Task<Answer> AskAsync(string address, Guid id) =>
        tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, "~/odata/v4/" + address.Replace("{0}", id.ToString(), StringComparison.Ordinal), (object?)null, Ct);

    private static bool IsId(ODataProperty property) => property.Type.Edm is IEdmPrimitiveType { PrimitiveKind: EdmPrimitiveTypeKind.Guid };

    private static string KindOf(ODataSet set, ODataProperty property) => (set.Name, property.Name, property.Type.Clr.Name) switch
    {
        ("satisfactionRatings", "conversationId", _) => "satisfaction-rating",
        ("auditLog", "id", _) => "audit-entry",
        ("apiKeys", "id", _) => "api-key",
        ("oauthClients", "id", _) or ("oauthClientSecrets", "clientId", _) => "oauth-client",
        ("oauthClientSecrets", "id", _) => "oauth-client-secret",
        ("identityProviders", "id", _) => "identity-provider",
        ("identityProviders", "defaultCustomRoleId", _) => "role",
        ("invitations", "id", _) => "invitation",
        ("invitations", "customRoleId", _) => "role",
        ("usage", "id", _) => "usage",
        (_, "targetId", _) => "conversation",
        (_, "actorId" or "authorId" or "userId", _) => "member",
        (_, _, var type) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(type[..^"Id".Length]),
    };
}
