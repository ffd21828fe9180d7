using System.Text.Json.Nodes;

namespace Switchboard.Host.Scim.Patches;

/// <summary>One operation on a user's document. What comes of it is read and judged as a PUT is.</summary>
internal static class UserPatch
{
    private static readonly string[] Fixed = ["id", "meta", "schemas", "groups"];
    private static readonly string[] Simple = ["userName", "externalId", "displayName", "active"];
    private static readonly string[] NameParts = ["formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"];

    /// <summary>Attributes of the standard that we do not keep: a directory that sends them all shall not fail at them.</summary>
    private static readonly string[] PassedOver =
    [
        "nickName", "profileUrl", "title", "userType", "preferredLanguage", "locale", "timezone", "password", "phoneNumbers", "ims", "photos", "addresses", "entitlements", "x509Certificates",
        AttributePath.Enterprise,
    ];

    internal static ScimInvalid? Apply(JsonObject user, PatchOperation operation)
    {
        var path = operation.Path;
        if (Has(Fixed, path.Name))
            return operation.Named ? ScimInvalid.Mutability($"'{path.Name}' cannot be changed.") : null;
        if (Has(PassedOver, path.Name))
            return null;
        if (Has(Simple, path.Name))
            return path.Part is not null || operation.Filter is not null ? ScimInvalid.Path($"'{path.Name}' has no parts.") : Set(user, path.Name, operation);
        if (path.Is("name"))
            return operation.Filter is not null || (path.Part is not null && !Has(NameParts, path.Part)) ? ScimInvalid.Path($"'{path.Full}' is no attribute.") : Name(user, operation);
        return path.Is("emails") || path.Is("roles") ? ValuesPatch.Apply(user, operation) : ScimInvalid.Path($"'{path.Full}' is no attribute of a user.");
    }

    private static ScimInvalid? Name(JsonObject user, PatchOperation operation)
    {
        if (operation.Path.Part is { } part)
        {
            if (user["name"] is not JsonObject)
                user["name"] = new JsonObject();
            return Set(user["name"]!.AsObject(), part, operation);
        }

        if (operation.Kind == PatchKind.Remove)
        {
            user.Remove("name");
            return null;
        }

        if (operation.Value is not JsonObject parts)
            return ScimInvalid.Value("'name' must be an object.");
        if (user["name"] is not JsonObject name)
            user["name"] = name = new JsonObject();
        foreach (var (each, value) in parts)
            name[each] = value?.DeepClone();
        return null;
    }

    private static ScimInvalid? Set(JsonObject of, string name, PatchOperation operation)
    {
        of.Remove(name);
        if (operation.Kind != PatchKind.Remove)
            of[name] = operation.Value?.DeepClone();
        return null;
    }

    private static bool Has(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
