using System.Text.Json.Nodes;

namespace Switchboard.Host.Scim.Discovery;

/// <summary>The attributes of a User that are kept here, each with what may be done with it.</summary>
internal static class UserSchema
{
    internal static JsonObject Write() => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Schema"),
        ["id"] = AttributePath.User,
        ["name"] = "User",
        ["description"] = "User Account",
        ["attributes"] = new JsonArray(
            Text("userName", "What the person signs in with at the directory; one of each within the company.", required: true, uniqueness: "server"),
            Complex("name", "The parts of the name.", several: false, [
                Text("formatted", "The name as people see it; the same as displayName."),
                Text("familyName", "The family name."),
                Text("givenName", "The given name.")]),
            Text("displayName", "The name as people see it."),
            Attribute("active", "boolean", "Whether the person may come in. Nobody loses history by being inactive."),
            Complex("emails", "One address: the primary one, else the one for work, else the first. Its account takes the place.", several: true, [
                Text("value", "The address.", required: true),
                Text("type", "What it is for.", canonical: ["work"]),
                Attribute("primary", "boolean", "Whether it is the one.")]),
            Complex("roles", "One role: the primary one, else the first. Without one, that of an agent.", several: true, [
                Text("value", "admin, supervisor, agent, inspector, analyst, or the id or name of a role of the company's own.", required: true),
                Text("display", "How it is called.", mutability: "readOnly"),
                Attribute("primary", "boolean", "Whether it is the one.")])),
    };

    private static JsonObject Text(string name, string description, bool required = false, string mutability = "readWrite", string uniqueness = "none", string[]? canonical = null)
    {
        var text = Attribute(name, "string", description, required, mutability);
        text["caseExact"] = false;
        text["uniqueness"] = uniqueness;
        if (canonical is not null)
            text["canonicalValues"] = new JsonArray([.. canonical.Select(c => JsonValue.Create(c))]);
        return text;
    }

    private static JsonObject Complex(string name, string description, bool several, JsonArray parts)
    {
        var complex = Attribute(name, "complex", description);
        complex["multiValued"] = several;
        complex["subAttributes"] = parts;
        return complex;
    }

    private static JsonObject Attribute(string name, string type, string description, bool required = false, string mutability = "readWrite") => new()
    {
        ["name"] = name,
        ["type"] = type,
        ["multiValued"] = false,
        ["description"] = description,
        ["required"] = required,
        ["mutability"] = mutability,
        ["returned"] = "default",
    };
}
