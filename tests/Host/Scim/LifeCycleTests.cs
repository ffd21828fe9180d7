using System.Net;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Scim;

/// <summary>What identity providers send from somebody's first day to their last, in their own spelling.</summary>
public sealed class LifeCycleTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entra_ID_creates_changes_deactivates_and_deletes()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var entra = tenant.Program();
        var mail = $"adele@{tenant.Slug}.example";

        // The test of the connection: somebody who cannot exist.
        var test = (await entra.FindAsync($"userName eq \"{Guid.CreateVersion7()}\"", _ct)).Required();
        var made = (await entra.ScimAsync("POST", "Users", $$"""
            {"schemas":["{{Provisioning.Core}}","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"externalId":"adele","userName":"Adele@{{tenant.Slug}}.example","active":true,
             "emails":[{"primary":true,"type":"work","value":"{{mail}}"}],"meta":{"resourceType":"User"},"name":{"formatted":"Adele Vance","familyName":"Vance","givenName":"Adele"},
             "title":"Manager","roles":[],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Sales"} }
            """, _ct)).Required();
        var found = (await entra.FindAsync($"externalId eq \"adele\"", _ct)).Required();
        var changed = (await entra.PatchUserAsync(made.Id(), """
            [{"op":"Replace","path":"displayName","value":"Adele V."},{"op":"Add","path":"name.familyName","value":"Vans"},
             {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Support"},
             {"op":"Add","path":"roles[primary eq \"True\"].value","value":"supervisor"}]
            """, _ct)).Required();
        var off = (await entra.PatchUserAsync(made.Id(), """[{"op":"Replace","path":"active","value":"False"}]""", _ct)).Required();
        var gone = await entra.ScimAsync("DELETE", "Users/" + made.Id(), null, _ct);
        var after = await entra.ScimAsync("GET", "Users/" + made.Id(), null, _ct);

        test.GetProperty("totalResults").GetInt32().ShouldBe(0);
        made.GetProperty("roles")[0].GetProperty("value").GetString().ShouldBe("agent");
        found.GetProperty("Resources")[0].Id().ShouldBe(made.Id());
        changed.GetProperty("displayName").GetString().ShouldBe("Adele V.");
        changed.GetProperty("name").GetProperty("familyName").GetString().ShouldBe("Vans");
        changed.GetProperty("roles")[0].GetProperty("value").GetString().ShouldBe("supervisor");
        off.GetProperty("active").GetBoolean().ShouldBeFalse();
        gone.Status.ShouldBe(HttpStatusCode.NoContent);
        after.Error().ShouldBe("404");
        var member = await tenant.Admin.GetAsync("/members/" + made.Id(), _ct);
        member.GetProperty("active").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Okta_looks_creates_puts_deactivates_and_activates_again()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var okta = tenant.Program();
        var name = $"isaac@{tenant.Slug}.example";
        string User(bool active, string given) => $$"""
            {"schemas":["{{Provisioning.Core}}"],"userName":"{{name}}","name":{"givenName":"{{given}}","familyName":"Brock"},"emails":[{"primary":true,"value":"{{name}}","type":"work"}],
             "displayName":"{{given}} Brock","locale":"en-US","externalId":"00ujl29u0le5T6Aj10h7","groups":[],"password":"1mz050nq","active":{{(active ? "true" : "false")}}}
            """;

        var before = (await okta.ScimAsync("GET", $"Users?filter=userName%20eq%20%22{Uri.EscapeDataString(name)}%22&startIndex=1&count=100", null, _ct)).Required();
        var made = await okta.ScimAsync("POST", "Users", User(true, "Isaac"), _ct);
        var id = made.Required().Id();
        var put = (await okta.ScimAsync("PUT", "Users/" + id, User(true, "Ike"), _ct)).Required();
        var off = (await okta.PatchUserAsync(id, """[{"op":"replace","value":{"active":false}}]""", _ct)).Required();
        var on = (await okta.ScimAsync("PUT", "Users/" + id, User(true, "Ike"), _ct)).Required();

        before.GetProperty("Resources").GetArrayLength().ShouldBe(0);
        made.Status.ShouldBe(HttpStatusCode.Created);
        made.Headers["Location"].ShouldBe(made.Json.GetProperty("meta").GetProperty("location").GetString());
        put.GetProperty("displayName").GetString().ShouldBe("Ike Brock");
        put.GetProperty("meta").GetProperty("version").GetString().ShouldNotBe(made.Json.GetProperty("meta").GetProperty("version").GetString());
        off.GetProperty("active").GetBoolean().ShouldBeFalse();
        on.GetProperty("active").GetBoolean().ShouldBeTrue();
        (await PasswordAsync(name)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_was_deleted_and_comes_again_is_the_same_member()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = tenant.Program();
        var first = await Provisioning.AddAsync(tenant, _ct);
        await program.ScimAsync("DELETE", "Users/" + first.Id(), null, _ct);
        var between = (await program.FindAsync("userName sw \"bjensen\"", _ct)).Required();

        var again = await Provisioning.AddAsync(tenant, _ct);

        between.GetProperty("totalResults").GetInt32().ShouldBe(0);
        again.Id().ShouldBe(first.Id());
        again.GetProperty("active").GetBoolean().ShouldBeTrue();
        again.GetProperty("externalId").GetString().ShouldBe("ext-bjensen");
    }

    [Fact]
    public async Task Deactivating_hands_back_what_they_worked_on_and_ends_their_session_at_once()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = tenant.Program();
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await tenant.Admin.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct);
        var before = await tenant.Agent.SendAsync(HttpMethod.Get, "/conversations", (object?)null, _ct);

        await program.PatchUserAsync(tenant.Agent.MemberId.ToString(), """[{"op":"Replace","value":{"active":"False"}}]""", _ct);
        var after = await tenant.Agent.SendAsync(HttpMethod.Get, "/conversations", (object?)null, _ct);

        before.Status.ShouldBe(HttpStatusCode.OK);
        after.Code.ShouldBe("member.inactive");
        var handed = await tenant.Admin.GetAsync("/conversations/" + conversation, _ct);
        handed.TryGetProperty("assigneeId", out var assignee).ShouldBeTrue();
        assignee.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var log = await tenant.Admin.GetAsync("/audit-log?verb=members.change", _ct);
        log.GetProperty("items")[0].GetProperty("door").GetString().ShouldBe("scim");
    }

    [Fact]
    public async Task Another_address_gives_the_place_to_its_account()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = tenant.Program();
        var mail = $"agent.new@{tenant.Slug}.example";

        var changed = (await program.PatchUserAsync(tenant.Agent.MemberId.ToString(), $$"""[{"op":"replace","path":"emails[type eq \"work\"].value","value":"{{mail}}"}]""", _ct)).Required();
        var former = await tenant.Agent.SendAsync(HttpMethod.Get, "/conversations", (object?)null, _ct);

        changed.Id().ShouldBe(tenant.Agent.MemberId.ToString());
        changed.GetProperty("emails")[0].GetProperty("value").GetString().ShouldBe(mail);
        changed.GetProperty("userName").GetString().ShouldBe(tenant.Agent.Email);
        former.Code.ShouldBe("session.no-tenant");
    }

    private async Task<object?> PasswordAsync(string email)
    {
        await using var command = deployment.Owner.CreateCommand("select password_hash from catalog.users where normalized_email = upper($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = email });
        return await command.ExecuteScalarAsync(_ct) is DBNull ? null : "a password";
    }
}
