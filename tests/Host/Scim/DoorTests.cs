using System.Net;
using System.Text.Json.Nodes;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Scim;

/// <summary>Who gets in, what is refused, and in which shape.</summary>
public sealed class DoorTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "Users")]
    [InlineData("GET", "ServiceProviderConfig")]
    [InlineData("POST", "Users")]
    [InlineData("GET", "nothing")]
    public async Task Nobody_is_asked_for_a_key(string method, string path)
    {
        using var nobody = deployment.Anonymous();
        using var stranger = new ApiClient(deployment.Address, "sb_00000000_0000000000000000000000000000000000000000000");

        var answers = new[] { await nobody.ScimAsync(method, path, null, _ct), await stranger.ScimAsync(method, path, null, _ct) };

        answers.ShouldAllBe(a => a.Error() == "401" && a.Headers["WWW-Authenticate"] == "Bearer");
    }

    [Fact]
    public async Task A_person_a_revoked_key_and_a_key_of_a_suspended_company_stay_outside()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var key = await tenant.Admin.PostAsync("/api-keys", new { name = "Entra", role = "admin" }, _ct);
        using var program = new ApiClient(tenant.Address, key.GetProperty("secret").GetString());
        await tenant.Admin.DeleteAsync($"/api-keys/{key.GetProperty("id").GetGuid()}", _ct);

        var (person, revoked) = (await tenant.Admin.ScimAsync("GET", "Users", null, _ct), await program.ScimAsync("GET", "Users", null, _ct));

        person.Error().ShouldBe("401");
        revoked.Error().ShouldBe("401");
    }

    [Theory]
    [InlineData(new[] { "members:read" }, "GET", "Users", "200")]
    [InlineData(new[] { "members:read" }, "POST", "Users", "403")]
    [InlineData(new[] { "members:manage" }, "GET", "Users", "403")]
    [InlineData(new[] { "articles:read" }, "POST", "Users/.search", "403")]
    [InlineData(new[] { "articles:read" }, "GET", "ServiceProviderConfig", "200")]
    [InlineData(new[] { "members:read", "members:manage" }, "POST", "Users", "403")]
    public async Task A_key_does_what_its_scopes_say_and_hands_out_no_more_than_it_holds(string[] scopes, string method, string path, string expected)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = await KeyAsync(tenant, scopes);

        var answer = await program.ScimAsync(method, path, method == "POST" ? Provisioning.Person(tenant).ToJsonString() : null, _ct);

        (answer.Status == HttpStatusCode.OK ? "200" : answer.Error()).ShouldBe(expected);
    }

    [Fact]
    public async Task A_key_that_holds_an_agents_rights_manages_agents_and_no_administrator()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var roles = await tenant.Admin.GetAsync("/roles", _ct);
        var agents = roles.GetProperty("items").EnumerateArray().First(r => r.GetProperty("name").GetString() == "agent").GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!);
        using var program = await KeyAsync(tenant, [.. agents, "members:manage"]);

        var added = await program.ScimAsync("POST", "Users", Provisioning.Person(tenant).ToJsonString(), _ct);
        var promoted = await program.PatchUserAsync(added.Required().Id(), """[{"op":"replace","path":"roles","value":"admin"}]""", _ct);
        var removed = await program.ScimAsync("DELETE", "Users/" + tenant.Supervisor.MemberId, null, _ct);
        var seized = await program.PatchUserAsync(tenant.Supervisor.MemberId.ToString(), $$"""[{"op":"replace","path":"emails.value","value":"mine@{{tenant.Slug}}.example"}]""", _ct);

        new[] { promoted.Error(), removed.Error(), seized.Error() }.ShouldAllBe(e => e == "403");
    }

    [Theory]
    [InlineData("""[{"op":"replace","path":"active","value":false}]""")]
    [InlineData("""[{"op":"replace","path":"roles","value":"agent"}]""")]
    [InlineData("""[{"op":"replace","path":"emails.value","value":"thief@example.com"}]""")]
    public async Task The_owner_is_neither_shut_out_nor_replaced(string operations)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        (await tenant.Program().PatchUserAsync(tenant.Admin.MemberId.ToString(), operations, _ct)).Error().ShouldBe("409");
        (await tenant.Program().ScimAsync("DELETE", "Users/" + tenant.Admin.MemberId, null, _ct)).Error().ShouldBe("409");
        (await tenant.Admin.SendAsync(HttpMethod.Get, "/members", (object?)null, _ct)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_must_be_the_only_one_of_its_kind_is_refused_the_second_time()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = tenant.Program();
        await Provisioning.AddAsync(tenant, _ct);
        var other = await Provisioning.AddAsync(tenant, _ct, "other");
        async Task<string> Posted(Action<JsonObject> change)
        {
            var person = Provisioning.Person(tenant, "third");
            change(person);
            return (await program.ScimAsync("POST", "Users", person.ToJsonString(), _ct)).Error();
        }

        (await Posted(p => p["userName"] = $"BJENSEN@{tenant.Slug}.example")).ShouldBe("409 uniqueness");
        (await Posted(p => p["externalId"] = "ext-bjensen")).ShouldBe("409 uniqueness");
        (await Posted(p => p["emails"]![0]!["value"] = $"Bjensen@{tenant.Slug}.example")).ShouldBe("409 uniqueness");
        (await Posted(p => p["userName"] = tenant.Agent.Email.ToUpperInvariant())).ShouldBe("409 uniqueness");
        (await program.PatchUserAsync(other.Id(), """[{"op":"replace","path":"externalId","value":"ext-bjensen"}]""", _ct)).Error().ShouldBe("409 uniqueness");
        (await program.PatchUserAsync(other.Id(), $$"""[{"op":"replace","path":"emails.value","value":"{{tenant.Agent.Email}}"}]""", _ct)).Error().ShouldBe("409 uniqueness");
    }

    [Fact]
    public async Task Of_many_who_create_the_same_user_at_once_one_succeeds()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var body = Provisioning.Person(tenant).ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.Program().ScimAsync("POST", "Users", body, _ct)));

        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.Created).ShouldAllBe(a => a.Error() == "409 uniqueness");
    }

    [Fact]
    public async Task A_version_is_what_a_change_can_depend_on()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = tenant.Program();
        var user = await Provisioning.AddAsync(tenant, _ct);
        var old = user.GetProperty("meta").GetProperty("version").GetString()!;
        const string rename = """[{"op":"replace","path":"displayName","value":"Babs"}]""";

        var held = await program.ScimAsync("GET", "Users/" + user.Id(), null, _ct, ("If-None-Match", old));
        var first = await program.PatchUserAsync(user.Id(), rename, _ct, ("If-Match", old));
        var late = await program.PatchUserAsync(user.Id(), """[{"op":"replace","path":"displayName","value":"Bobo"}]""", _ct, ("If-Match", old));
        var removal = await program.ScimAsync("DELETE", "Users/" + user.Id(), null, _ct, ("If-Match", old));
        var garbled = await program.PatchUserAsync(user.Id(), rename, _ct, ("If-Match", "nonsense"));
        var any = await program.ScimAsync("DELETE", "Users/" + user.Id(), null, _ct, ("If-Match", "*"));

        held.Status.ShouldBe(HttpStatusCode.NotModified);
        first.Headers["ETag"].ShouldBe(first.Required().GetProperty("meta").GetProperty("version").GetString());
        first.Headers["ETag"].ShouldNotBe(old);
        new[] { late.Error(), removal.Error(), garbled.Error() }.ShouldAllBe(e => e == "412");
        any.Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("POST", "Users", "{", "application/scim+json", "400 invalidSyntax")]
    [InlineData("POST", "Users", "[]", "application/scim+json", "400 invalidSyntax")]
    [InlineData("POST", "Users", "{}", "application/scim+json", "400 invalidSyntax")]
    [InlineData("POST", "Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"userName":"a"}""", "application/scim+json", "400 invalidSyntax")]
    [InlineData("POST", "Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a","USERNAME":"b"}""", "application/scim+json", "400 invalidSyntax")]
    [InlineData("POST", "Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a\u0000@b.example"}""", "application/scim+json", "400 invalidSyntax")]
    [InlineData("POST", "Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a\ud800@b.example"}""", "application/scim+json", "400 invalidSyntax")]
    [InlineData("POST", "Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a"}""", "application/scim+json", "400 invalidValue")]
    [InlineData("POST", "Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":7}""", "application/scim+json", "400 invalidValue")]
    [InlineData("POST", "Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a@b.example","emails":["a"]}""", "application/scim+json", "400 invalidValue")]
    [InlineData("POST", "Users", "userName=a", "application/x-www-form-urlencoded", "415")]
    [InlineData("POST", "Users/.search", "{}", "application/scim+json", "400 invalidSyntax")]
    [InlineData("PATCH", "Users/01998d2c-0000-7000-8000-000000000000", """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[]}""", "application/scim+json", "400 invalidSyntax")]
    [InlineData("PATCH", "Users/01998d2c-0000-7000-8000-000000000000", """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"title"}]}""", "application/scim+json", "404")]
    [InlineData("GET", "Users/nonsense", null, "", "404")]
    [InlineData("DELETE", "Users/nonsense", null, "", "404")]
    [InlineData("GET", "Groups", null, "", "404")]
    [InlineData("GET", "Schemas/urn:nothing", null, "", "404")]
    [InlineData("DELETE", "Users", null, "", "405")]
    [InlineData("POST", "Schemas", null, "", "405")]
    [InlineData("GET", "Me", null, "", "501")]
    [InlineData("POST", "Bulk", "{}", "application/scim+json", "501")]
    public async Task What_cannot_be_served_is_said_in_the_protocols_words(string method, string path, string? body, string type, string error)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        (await tenant.Program().ScimAsync(method, path, body, type, _ct)).Error().ShouldBe(error);
    }

    [Fact]
    public async Task What_is_too_large_or_too_deep_is_refused()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = tenant.Program();
        var long_ = Provisioning.Person(tenant);
        long_["displayName"] = new string('x', 101);

        (await program.ScimAsync("POST", "Users", $$"""{"x":"{{new string('x', 1_100_000)}}"}""", _ct)).Error().ShouldBe("413");
        (await program.ScimAsync("POST", "Users", "{\"a\":" + new string('[', 5_000) + new string(']', 5_000) + "}", _ct)).Error().ShouldBe("400 invalidSyntax");
        (await program.ScimAsync("POST", "Users/.search", $$"""{"schemas":["{{Provisioning.Search}}"],"filter":"{{new string('(', 3_000)}}"}""", _ct)).Error().ShouldBe("400 invalidFilter");
        (await program.ScimAsync("POST", "Users", long_.ToJsonString(), _ct)).Error().ShouldBe("400 invalidValue");
    }

    private async Task<ApiClient> KeyAsync(TestTenant tenant, string[] scopes) =>
        new(tenant.Address, (await tenant.Admin.PostAsync("/api-keys", new { name = "Entra", role = "admin", scopes }, _ct)).GetProperty("secret").GetString());
}
