using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Desk.Members;
using Switchboard.Desk.Provisioning;
using Switchboard.Host.Rest.Conditions;

namespace Switchboard.Host.Scim.Users;

/// <summary>A member as the protocol's User.</summary>
internal sealed record UserDocument(JsonObject Body, string Version)
{
    /// <param name="user">Who.</param>
    /// <param name="root">The address of this face, without a slash at its end.</param>
    internal static UserDocument Of(DirectoryUser user, string root)
    {
        var body = Content(user);
        var version = EntityTag.Weak(ScimAnswer.Bytes(body));
        var meta = body["meta"]!.AsObject();
        meta["location"] = Location(user, root);
        meta["version"] = version;
        return new UserDocument(body, version);
    }

    internal static string Location(DirectoryUser user, string root) => $"{root}/Users/{user.Id.Value}";

    private static JsonObject Content(DirectoryUser user)
    {
        var body = new JsonObject { ["schemas"] = new JsonArray(AttributePath.User), ["id"] = user.Id.Value.ToString() };
        Add(body, "externalId", user.ExternalId);
        body["userName"] = user.UserName;
        var name = new JsonObject { ["formatted"] = user.Name };
        Add(name, "familyName", user.FamilyName);
        Add(name, "givenName", user.GivenName);
        body["name"] = name;
        body["displayName"] = user.Name;
        body["active"] = user.Active;
        body["emails"] = new JsonArray(new JsonObject { ["value"] = user.Email, ["type"] = "work", ["primary"] = true });
        body["roles"] = new JsonArray(Role(user));
        body["meta"] = new JsonObject { ["resourceType"] = "User", ["created"] = Time(user.CreatedAt), ["lastModified"] = Time(user.ChangedAt) };
        return body;
    }

    private static JsonObject Role(DirectoryUser user) => new()
    {
        ["value"] = user.CustomRoleId?.Value.ToString() ?? Word(user.Role),
        ["display"] = user.CustomRoleName ?? user.Role.ToString(),
        ["primary"] = true,
    };

    private static string Word(MemberRole role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture);

    private static void Add(JsonObject to, string name, string? value)
    {
        if (value is not null)
            to[name] = value;
    }
}
