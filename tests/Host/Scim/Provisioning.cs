using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Scim;

/// <summary>A company's directory, as a test plays it.</summary>
internal static class Provisioning
{
    internal const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    internal const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    internal const string Search = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    internal static Task<Answer> ScimAsync(this ApiClient client, string method, string path, string? body, CancellationToken ct, params (string Name, string Value)[] headers) =>
        client.ScimAsync(method, path, body, "application/scim+json", ct, headers);

    internal static Task<Answer> ScimAsync(this ApiClient client, string method, string path, string? body, string type, CancellationToken ct, params (string Name, string Value)[] headers)
    {
        var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (content is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return client.SendAsync(new HttpMethod(method), "~/scim/v2/" + path, content, ct, headers);
    }

    internal static Task<Answer> PatchUserAsync(this ApiClient client, string id, string operations, CancellationToken ct, params (string Name, string Value)[] headers) =>
        client.ScimAsync("PATCH", "Users/" + id, $$"""{"schemas":["{{PatchOp}}"],"Operations":{{operations}}}""", ct, headers);

    internal static Task<Answer> FindAsync(this ApiClient client, string filter, CancellationToken ct) => client.ScimAsync("GET", "Users?filter=" + Uri.EscapeDataString(filter), null, ct);

    /// <summary>Somebody at a domain of this test's own.</summary>
    internal static JsonObject Person(TestTenant tenant, string name = "bjensen") => new()
    {
        ["schemas"] = new JsonArray(Core),
        ["userName"] = $"{name}@{tenant.Slug}.example",
        ["externalId"] = "ext-" + name,
        ["name"] = new JsonObject { ["givenName"] = "Barbara", ["familyName"] = "Jensen" },
        ["displayName"] = "Barbara Jensen",
        ["emails"] = new JsonArray(new JsonObject { ["value"] = $"{name}@{tenant.Slug}.example", ["type"] = "work", ["primary"] = true }),
        ["active"] = true,
    };

    internal static async Task<JsonElement> AddAsync(TestTenant tenant, CancellationToken ct, string name = "bjensen") =>
        (await tenant.Program().ScimAsync("POST", "Users", Person(tenant, name).ToJsonString(), ct)).Required();

    internal static string Id(this JsonElement user) => user.GetProperty("id").GetString()!;

    internal static string Error(this Answer answer)
    {
        answer.Headers["Content-Type"].ShouldStartWith("application/scim+json");
        var error = answer.Json;
        error.GetProperty("schemas")[0].GetString().ShouldBe("urn:ietf:params:scim:api:messages:2.0:Error");
        error.GetProperty("status").GetString().ShouldBe(((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        error.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        return $"{(int)answer.Status} {(error.TryGetProperty("scimType", out var type) ? type.GetString() : "")}".Trim();
    }
}
