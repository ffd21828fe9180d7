using System.Text.Json.Nodes;
using Switchboard.Host.Rest;
using Switchboard.Host.Scim.Users;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Discovery;

/// <summary>What this face can do and what it knows, as RFC 7643 has it described. Said truly: a provider asks for what stands here.</summary>
internal static class DiscoveryAnswers
{
    private const string ListSchema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    internal static RestAnswer Configuration(HttpContext context) => ScimAnswer.Of(StatusCodes.Status200OK, new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
        ["patch"] = Offered(true),
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = ListRequest.Largest },
        ["changePassword"] = Offered(false),
        ["sort"] = Offered(true),
        ["etag"] = Offered(true),
        ["authenticationSchemes"] = new JsonArray(new JsonObject
        {
            ["type"] = "oauthbearertoken",
            ["name"] = "API key",
            ["description"] = "An API key of the company, sent as 'Authorization: Bearer …'.",
            ["primary"] = true,
        }),
        ["meta"] = Meta("ServiceProviderConfig", ScimRoot.Of(context) + "/ServiceProviderConfig"),
    });

    internal static RestAnswer ResourceTypes(HttpContext context, string[] id) => Among(id, "User", new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
        ["id"] = "User",
        ["name"] = "User",
        ["description"] = "A member of the company's desk.",
        ["endpoint"] = "/Users",
        ["schema"] = AttributePath.User,
        ["meta"] = Meta("ResourceType", ScimRoot.Of(context) + "/ResourceTypes/User"),
    });

    internal static RestAnswer Schemas(HttpContext context, string[] id)
    {
        var schema = UserSchema.Write();
        schema["meta"] = Meta("Schema", $"{ScimRoot.Of(context)}/Schemas/{AttributePath.User}");
        return Among(id, AttributePath.User, schema);
    }

    private static RestAnswer Among(string[] asked, string id, JsonObject only) => asked switch
    {
        [] => ScimAnswer.Of(StatusCodes.Status200OK, new JsonObject { ["schemas"] = new JsonArray(ListSchema), ["totalResults"] = 1, ["startIndex"] = 1, ["itemsPerPage"] = 1, ["Resources"] = new JsonArray(only) }),
        [var one] when string.Equals(one, id, StringComparison.OrdinalIgnoreCase) => ScimAnswer.Of(StatusCodes.Status200OK, only),
        _ => ScimErrors.Answer(new NotFound("resource")),
    };

    private static JsonObject Offered(bool supported) => new() { ["supported"] = supported };

    private static JsonObject Meta(string type, string location) => new() { ["resourceType"] = type, ["location"] = location };
}
