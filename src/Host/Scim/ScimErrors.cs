using System.Globalization;
using System.Text.Json.Nodes;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Registry;

namespace Switchboard.Host.Scim;

/// <summary>Refusals as RFC 7644, section 3.12, words them.</summary>
internal static class ScimErrors
{
    private const string Schema = "urn:ietf:params:scim:api:messages:2.0:Error";

    internal static RestAnswer Answer(Refusal refusal) => Answer(StatusOf(refusal), TypeOf(refusal), Sentence(refusal));

    internal static RestAnswer Answer(int status, string? type, string detail)
    {
        var body = new JsonObject { ["schemas"] = new JsonArray(Schema), ["status"] = status.ToString(CultureInfo.InvariantCulture) };
        if (type is not null)
            body["scimType"] = type;
        body["detail"] = detail;
        return ScimAnswer.Of(status, body);
    }

    /// <summary>What nobody foresaw, without a word of the inside.</summary>
    internal static RestAnswer OfFault(int status) => status switch
    {
        StatusCodes.Status503ServiceUnavailable => Answer(new DatabaseOutage()),
        < StatusCodes.Status500InternalServerError => Answer(status, null, "The request cannot be served as it is."),
        _ => Answer(status, null, "Something went wrong on our side. Try again; if it stays, quote the time when you ask us about it."),
    };

    private static int StatusOf(Refusal refusal) => refusal is RowChanged or ChangedMeanwhile ? StatusCodes.Status412PreconditionFailed : Problems.StatusOf(refusal);

    private static string? TypeOf(Refusal refusal) => refusal switch
    {
        ScimInvalid known => known.Type,
        MemberExists or UserNameTaken or ExternalIdTaken => "uniqueness",
        InvalidInput => "invalidValue",
        _ => null,
    };

    private static string Sentence(Refusal refusal) => refusal is InvalidInput { Fields.Count: > 0 } invalid
        ? string.Join(' ', invalid.Fields.Select(f => $"'{f.Field}' {f.Message}"))
        : refusal.Detail;
}

/// <summary>Something in the request that the protocol has a word for.</summary>
internal sealed record ScimInvalid(string Type, string Said) : Refusal(RefusalKind.Invalid, "scim." + Type, Said)
{
    internal static ScimInvalid Filter(string said) => new("invalidFilter", said);

    internal static ScimInvalid Path(string said) => new("invalidPath", said);

    internal static ScimInvalid Value(string said) => new("invalidValue", said);

    internal static ScimInvalid Syntax(string said) => new("invalidSyntax", said);

    internal static ScimInvalid Mutability(string said) => new("mutability", said);

    internal static ScimInvalid NoTarget(string said) => new("noTarget", said);
}

internal sealed record NoProgram()
    : Refusal(RefusalKind.Unauthenticated, "scim.no-program", "Send an API key of your company as 'Authorization: Bearer …'.");
