using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Scim;

/// <summary>Four people whom nobody changes.</summary>
public sealed class StockedDirectory(Deployment deployment) : IAsyncLifetime
{
    public TestTenant Tenant { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Tenant = await deployment.FreshTenantAsync(ct);
        foreach (var name in (string[])["ann", "ben", "100%_o\\x", "zoë"])
        {
            var person = Provisioning.Person(Tenant, name);
            person["userName"] = name;
            person["emails"]![0]!["value"] = $"{Guid.CreateVersion7():N}@{Tenant.Slug}.example";
            person["displayName"] = name.ToUpperInvariant();
            person["active"] = name != "ben";
            (await Tenant.Program().ScimAsync("POST", "Users", person.ToJsonString(), ct)).Required();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Which users a list gives, in which order, how many at a time.</summary>
public sealed class ListTests(StockedDirectory directory) : IClassFixture<StockedDirectory>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private ApiClient Program => directory.Tenant.Program();

    [Theory]
    [InlineData("userName eq \"ann\"", "ann")]
    [InlineData("userName eq \"ANN\"", "ann")]
    [InlineData("userName eq \"ZOË\"", "zoë")]
    [InlineData("externalId eq \"ext-ann\"", "ann")]
    [InlineData("externalId eq \"EXT-ANN\"", "")]
    [InlineData("externalId sw \"ext-\" and userName ne \"ann\"", "100%_o\\x ben zoë")]
    [InlineData("externalId sw \"ext-\" and not (userName sw \"a\" or userName sw \"b\")", "100%_o\\x zoë")]
    [InlineData("userName co \"%\"", "100%_o\\x")]
    [InlineData("userName co \"_o\\\\x\"", "100%_o\\x")]
    [InlineData("userName ew \"_\"", "")]
    [InlineData("externalId pr and userName gt \"ann\" and userName lt \"zo\"", "ben")]
    [InlineData("externalId pr and userName ge \"ann\" and userName le \"ben\"", "ann ben")]
    [InlineData("externalId pr and active eq false", "ben")]
    [InlineData("externalId pr and active eq \"False\"", "ben")]
    [InlineData("externalId pr and active ne true", "ben")]
    [InlineData("displayName eq \"ben\"", "ben")]
    [InlineData("name.formatted eq \"ben\"", "ben")]
    [InlineData("externalId ne \"ext-ann\" and externalId pr", "100%_o\\x ben zoë")]
    [InlineData("externalId eq null and userName co \"ann\"", "")]
    [InlineData("name.familyName eq \"jensen\" and userName sw \"a\"", "ann")]
    [InlineData("externalId pr and emails.value ew \".example\" and userName eq \"ann\"", "ann")]
    [InlineData("emails[type eq \"work\" and value co \"@\"] and userName eq \"ann\"", "ann")]
    [InlineData("emails[type eq \"home\"]", "")]
    [InlineData("roles.value eq \"agent\" and externalId pr and active eq false", "ben")]
    [InlineData("roles[value eq \"emperor\"]", "")]
    [InlineData("meta.lastModified gt \"2020-01-01T00:00:00Z\" and userName eq \"ann\"", "ann")]
    [InlineData("meta.created lt \"2020-01-01T00:00:00Z\"", "")]
    [InlineData("id eq \"nonsense\"", "")]
    [InlineData("id eq \"01998d2c-0000-7000-8000-000000000000\"", "")]
    [InlineData("userName eq \"ann' or 1=1 --\"", "")]
    [InlineData("userName eq \"ann\\\" or userName pr or userName eq \\\"\"", "")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ann\"", "ann")]
    public async Task A_filter_gives_whom_it_says(string filter, string expected)
    {
        var answer = await Program.FindAsync(filter, _ct);
        var search = await Program.ScimAsync("POST", "Users/.search", $$"""{"schemas":["{{Provisioning.Search}}"],"filter":{{JsonSerializer.Serialize(filter)}}}""", _ct);

        Names(answer.Required()).Order(StringComparer.Ordinal).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        search.Text.ShouldBe(answer.Text);
    }

    [Theory]
    [InlineData("password eq \"x\"")]
    [InlineData("nonsense eq 1")]
    [InlineData("active gt true")]
    [InlineData("active eq \"perhaps\"")]
    [InlineData("userName eq 1")]
    [InlineData("userName gt null")]
    [InlineData("meta.created co \"2020\"")]
    [InlineData("meta.created gt \"yesterday\"")]
    [InlineData("id co \"a\"")]
    [InlineData("userName[value eq \"a\"]")]
    [InlineData("emails[nonsense eq \"a\"]")]
    public async Task A_filter_that_asks_for_what_is_not_there_is_refused(string filter) => (await Program.FindAsync(filter, _ct)).Error().ShouldBe("400 invalidFilter");

    [Fact]
    public async Task Pages_begin_at_one_and_hold_what_was_asked_for()
    {
        const string filter = "filter=externalId%20pr&sortBy=userName";
        var first = (await Program.ScimAsync("GET", $"Users?{filter}&startIndex=1&count=3", null, _ct)).Required();
        var second = (await Program.ScimAsync("GET", $"Users?{filter}&startIndex=4&count=3", null, _ct)).Required();
        var backward = (await Program.ScimAsync("GET", $"Users?{filter}&sortOrder=descending&count=1&startIndex=-7", null, _ct)).Required();
        var none = (await Program.ScimAsync("GET", $"Users?{filter}&count=0", null, _ct)).Required();
        var all = (await Program.ScimAsync("GET", "Users?count=100000&aadOptscim062020", null, _ct)).Required();

        Names(first).Concat(Names(second)).ShouldBe(["100%_o\\x", "ann", "ben", "zoë"]);
        (first.GetProperty("totalResults").GetInt32(), first.GetProperty("itemsPerPage").GetInt32(), second.GetProperty("startIndex").GetInt32(), second.GetProperty("itemsPerPage").GetInt32()).ShouldBe((4, 3, 4, 1));
        Names(backward).ShouldBe(["zoë"]);
        (none.GetProperty("totalResults").GetInt32(), none.GetProperty("Resources").GetArrayLength()).ShouldBe((4, 0));
        all.GetProperty("totalResults").GetInt32().ShouldBe(all.GetProperty("Resources").GetArrayLength());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("userName")]
    [InlineData("externalId")]
    [InlineData("displayName")]
    [InlineData("name.familyName")]
    [InlineData("emails.value")]
    [InlineData("active")]
    [InlineData("meta.created")]
    [InlineData("meta.lastModified")]
    public async Task A_list_is_ordered_by_any_plain_attribute(string attribute) =>
        (await Program.ScimAsync("GET", $"Users?sortBy={attribute}", null, _ct)).Status.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("sortBy=nonsense", "400 invalidPath")]
    [InlineData("sortBy=userName&sortOrder=sideways", "400 invalidValue")]
    [InlineData("startIndex=one", "400 invalidValue")]
    [InlineData("count=99999999999", "400 invalidValue")]
    public async Task What_cannot_be_a_page_is_refused(string query, string error) => (await Program.ScimAsync("GET", "Users?" + query, null, _ct)).Error().ShouldBe(error);

    [Theory]
    [InlineData("attributes=userName", "id,schemas,userName")]
    [InlineData("attributes=name.familyName,urn:ietf:params:scim:schemas:core:2.0:User:active", "active,id,name,schemas")]
    [InlineData("excludedAttributes=emails,name,roles,meta,id,externalId", "active,displayName,id,schemas,userName")]
    public async Task An_answer_has_the_attributes_that_were_asked_for(string query, string expected)
    {
        var user = (await Program.ScimAsync("GET", "Users?filter=userName%20eq%20%22ann%22&" + query, null, _ct)).Required().GetProperty("Resources")[0];

        string.Join(',', user.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)).ShouldBe(expected);
        if (user.TryGetProperty("name", out var name))
            name.EnumerateObject().Select(p => p.Name).ShouldBe(["familyName"]);
    }

    private static IEnumerable<string> Names(JsonElement list) => list.GetProperty("Resources").EnumerateArray().Select(u => u.GetProperty("userName").GetString()!);
}
