using Switchboard.Testing;

namespace Switchboard.Host.Tests.Scim;

/// <summary>What an operation makes of a user; spellings of the standard, and of providers.</summary>
public sealed class PatchTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"op":"replace","path":"displayName","value":"Babs"}""", "displayName", "Babs")]
    [InlineData("""{"op":"Replace","path":"DISPLAYNAME","value":"Babs"}""", "displayName", "Babs")]
    [InlineData("""{"op":"add","value":{"displayName":"Babs"}}""", "displayName", "Babs")]
    [InlineData("""{"op":"replace","path":"name.formatted","value":"Babs"}""", "displayName", "Babs")]
    [InlineData("""{"op":"replace","path":"name.givenName","value":"Babs"}""", "displayName", "Babs Jensen")]
    [InlineData("""{"op":"replace","value":{"name.givenName":"Babs","name.familyName":"Jenson"}}""", "displayName", "Babs Jenson")]
    [InlineData("""{"op":"replace","path":"name","value":{"familyName":"Jenson"}}""", "name.givenName", "Barbara")]
    [InlineData("""{"op":"remove","path":"name.givenName"}""", "name.givenName", null)]
    [InlineData("""{"op":"replace","path":"active","value":false}""", "active", "False")]
    [InlineData("""{"op":"Replace","path":"active","value":"False"}""", "active", "False")]
    [InlineData("""{"op":"replace","value":{"active":false}}""", "active", "False")]
    [InlineData("""{"op":"replace","value":{"id":"somebody else","schemas":["x"],"active":"false"}}""", "active", "False")]
    [InlineData("""{"op":"replace","path":"urn:ietf:params:scim:schemas:core:2.0:User:displayName","value":"Babs"}""", "displayName", "Babs")]
    [InlineData("""{"op":"replace","path":"externalId","value":"42"}""", "externalId", "42")]
    [InlineData("""{"op":"remove","path":"externalId"}""", "externalId", null)]
    [InlineData("""{"op":"replace","path":"userName","value":"babs"}""", "userName", "babs")]
    [InlineData("""{"op":"replace","path":"emails[type eq \"work\"].value","value":"b@patch.example"}""", "emails", "b@patch.example")]
    [InlineData("""{"op":"replace","value":{"emails[type eq \"work\"].value":"b@patch.example"}}""", "emails", "b@patch.example")]
    [InlineData("""{"op":"replace","path":"emails.value","value":"b@patch.example"}""", "emails", "b@patch.example")]
    [InlineData("""{"op":"replace","path":"emails","value":[{"value":"b@patch.example"}]}""", "emails", "b@patch.example")]
    [InlineData("""{"op":"add","path":"emails","value":[{"value":"b@patch.example","type":"home","primary":true}]}""", "emails", "b@patch.example")]
    [InlineData("""{"op":"add","path":"emails[type eq \"home\"].value","value":"b@patch.example"}""", "emails", "same")]
    [InlineData("""{"op":"remove","path":"emails"}""", "emails", "same")]
    [InlineData("""{"op":"add","path":"roles","value":[{"value":"supervisor","primary":false,"type":"WindowsAzureActiveDirectoryRole"}]}""", "roles", "supervisor")]
    [InlineData("""{"op":"replace","path":"roles","value":"inspector"}""", "roles", "inspector")]
    [InlineData("""{"op":"Add","path":"roles[primary eq \"True\"].value","value":"Supervisor"}""", "roles", "supervisor")]
    [InlineData("""{"op":"remove","path":"roles"}""", "roles", "agent")]
    [InlineData("""{"op":"add","path":"title","value":"Manager"}""", "displayName", "Barbara Jensen")]
    [InlineData("""{"op":"add","path":"phoneNumbers[type eq \"mobile\"].value","value":"1"}""", "displayName", "Barbara Jensen")]
    [InlineData("""{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"1"}""", "displayName", "Barbara Jensen")]
    public async Task An_operation_changes_what_it_names(string operation, string attribute, string? expected)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var user = await Provisioning.AddAsync(tenant, _ct);

        var answer = await tenant.Program().PatchUserAsync(user.Id(), $"[{operation.Replace("patch.example", tenant.Slug + ".example", StringComparison.Ordinal)}]", _ct);

        var patched = answer.Required();
        var was = attribute is "emails" or "roles" ? user.GetProperty(attribute)[0].GetProperty("value").GetString() : null;
        string? Seen() => attribute switch
        {
            "emails" or "roles" => patched.GetProperty(attribute)[0].GetProperty("value").GetString(),
            "name.givenName" => patched.GetProperty("name").TryGetProperty("givenName", out var given) ? given.GetString() : null,
            _ => patched.TryGetProperty(attribute, out var value) ? value.ToString() : null,
        };
        Seen().ShouldBe(expected == "same" ? was : expected?.Replace("patch.example", tenant.Slug + ".example", StringComparison.Ordinal));
        (await tenant.Program().ScimAsync("GET", "Users/" + user.Id(), null, _ct)).Text.ShouldBe(answer.Text);
    }

    [Theory]
    [InlineData("""{"op":"move","path":"displayName","value":"x"}""", "400 invalidSyntax")]
    [InlineData("""{"op":"7","path":"displayName","value":"x"}""", "400 invalidSyntax")]
    [InlineData(""" "replace" """, "400 invalidSyntax")]
    [InlineData("""{"op":"remove"}""", "400 noTarget")]
    [InlineData("""{"op":"replace","value":"x"}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"id","value":"x"}""", "400 mutability")]
    [InlineData("""{"op":"replace","path":"meta.created","value":"x"}""", "400 mutability")]
    [InlineData("""{"op":"replace","path":"favourite","value":"x"}""", "400 invalidPath")]
    [InlineData("""{"op":"replace","path":"emails[type eq","value":"x"}""", "400 invalidPath")]
    [InlineData("""{"op":"replace","path":"emails[type eq \"work\"]value","value":"x"}""", "400 invalidPath")]
    [InlineData("""{"op":"replace","path":"displayName[a eq 1]","value":"x"}""", "400 invalidPath")]
    [InlineData("""{"op":"replace","path":"emails[type eq \"home\"].value","value":"x@y.example"}""", "400 noTarget")]
    [InlineData("""{"op":"replace","path":"emails","value":7}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"emails.value","value":"nobody"}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"emails.value","value":{"a":1}}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"name","value":"x"}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"active","value":"perhaps"}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"active","value":1}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"displayName","value":["x"]}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"displayName","value":"one\ntwo"}""", "400 invalidValue")]
    [InlineData("""{"op":"remove","path":"userName"}""", "400 invalidValue")]
    [InlineData("""{"op":"replace","path":"roles","value":"emperor"}""", "400 invalidValue")]
    public async Task What_cannot_be_done_is_refused_and_nothing_of_the_rest_happens(string operation, string error)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var user = await Provisioning.AddAsync(tenant, _ct);

        var answer = await tenant.Program().PatchUserAsync(user.Id(), $$"""[{"op":"replace","path":"externalId","value":"changed"},{{operation}}]""", _ct);

        answer.Error().ShouldBe(error);
        (await tenant.Program().ScimAsync("GET", "Users/" + user.Id(), null, _ct)).Json.GetRawText().ShouldBe(user.GetRawText());
    }
}
