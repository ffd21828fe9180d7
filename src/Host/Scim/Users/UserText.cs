using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Desk.Provisioning;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Users;

/// <summary>Reads a User as somebody sent it, or as a PATCH left it. What we do not keep is passed over.</summary>
internal static class UserText
{
    private const int LongestName = 100;
    private const int LongestText = 256;
    private static readonly EmailAddressAttribute Address = new();

    /// <param name="body">The whole user.</param>
    /// <param name="was">Who they were; null for somebody new.</param>
    internal static Outcome<DirectoryPerson> Read(JsonObject body, DirectoryUser? was)
    {
        if (Misshapen(body) is { } misshapen)
            return misshapen;
        var name = body["name"] as JsonObject;
        var (given, family) = (Text(name?["givenName"]), Text(name?["familyName"]));
        if (Text(body["userName"]) is not { } userName)
            return ScimInvalid.Value("'userName' is required.");
        if (ValueOf(body["emails"]) is not { } email)
        {
            if (was is null && !Address.IsValid(userName))
                return ScimInvalid.Value("'emails' is required where 'userName' is no e-mail address: somebody signs in with it.");
            email = was?.Email ?? userName;
        }

        if (!Address.IsValid(email))
            return ScimInvalid.Value("'emails' must have an e-mail address as its value.");
        var person = new DirectoryPerson(
            userName, Text(body["externalId"]), Called(body, name, given, family, userName, was), given, family, email, ValueOf(body["roles"]), ScimBody.TruthOf(body["active"]));
        return TooLong(person) is { } tooLong ? tooLong : person;
    }

    /// <summary>The name that people see: what changed of it says most; then what was said in full; then its parts.</summary>
    private static string Called(JsonObject body, JsonObject? name, string? given, string? family, string userName, DirectoryUser? was)
    {
        var (display, formatted, parts) = (Text(body["displayName"]), Text(name?["formatted"]), Joined(given, family));
        if (was is not null && display == was.Name && formatted is not null && formatted != was.Name)
            return formatted;

        // Made of its parts before, so it stays made of them.
        if (was is not null && was.Name == Joined(was.GivenName, was.FamilyName) && (display ?? was.Name) == was.Name && (formatted ?? was.Name) == was.Name && parts is not null)
            return parts;
        return display ?? formatted ?? parts ?? userName;
    }

    private static string? Joined(string? given, string? family) => $"{given} {family}".Trim() is { Length: > 0 } both ? both : null;

    /// <summary>Of several values the primary one; else the one for work, else the first.</summary>
    private static string? ValueOf(JsonNode? values)
    {
        if (values is not JsonArray several)
            return null;
        var all = several.OfType<JsonObject>().Where(v => Text(v["value"]) is not null).ToList();
        var chosen = all.Find(v => ScimBody.TruthOf(v["primary"]) == true) ?? all.Find(v => string.Equals(Text(v["type"]), "work", StringComparison.OrdinalIgnoreCase)) ?? all.FirstOrDefault();
        return Text(chosen?["value"]);
    }

    private static string? Text(JsonNode? node) => ScimBody.TextOf(node)?.Trim() is { Length: > 0 } text ? text : null;

    private static ScimInvalid? Misshapen(JsonObject body)
    {
        foreach (var simple in (string[])["userName", "externalId", "displayName"])
        {
            if (body[simple] is { } value && value.GetValueKind() != JsonValueKind.String)
                return ScimInvalid.Value($"'{simple}' must be a text.");
        }

        foreach (var several in (string[])["emails", "roles"])
        {
            if (body[several] is { } value && (value is not JsonArray all || all.Any(v => v is not JsonObject one || one["value"] is not null && ScimBody.TextOf(one["value"]) is null)))
                return ScimInvalid.Value($"'{several}' must be a list of objects, each with a 'value'.");
        }

        return body["name"] is not (null or JsonObject) ? ScimInvalid.Value("'name' must be an object.")
            : body["active"] is { } active && ScimBody.TruthOf(active) is null ? ScimInvalid.Value("'active' must be true or false.")
            : null;
    }

    private static ScimInvalid? TooLong(DirectoryPerson person)
    {
        foreach (var (name, text, most) in ((string, string?, int)[])
            [("userName", person.UserName, LongestText), ("externalId", person.ExternalId, LongestText), ("displayName", person.Name, LongestName), ("name.givenName", person.GivenName, LongestName), ("name.familyName", person.FamilyName, LongestName)])
        {
            if (text?.Length > most || text?.Any(char.IsControl) == true)
                return ScimInvalid.Value($"'{name}' must be one line of at most {most} characters.");
        }

        return null;
    }
}
