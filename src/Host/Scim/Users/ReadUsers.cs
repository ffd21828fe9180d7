using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk;
using Switchboard.Desk.Provisioning;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Host.Scim.Filters;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Users;

internal sealed class ReadUsers(MemberDirectory directory)
{
    private const string ListSchema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    internal async ValueTask<RestAnswer> ShowAsync(HttpContext context, string id, Caller caller, CancellationToken ct)
    {
        var user = Guid.TryParse(id, out var known) ? await directory.Users(caller).SingleOrDefaultAsync(u => u.Id == new MemberId(known), ct) : null;
        if (user is null)
            return ScimErrors.Answer(new NotFound("user"));
        var document = UserDocument.Of(user, ScimRoot.Of(context));
        return EntityTag.IsHeld(context.Request.Headers.IfNoneMatch, document.Version)
            ? new RestAnswer(StatusCodes.Status304NotModified, [], ScimAnswer.ContentType) { ETag = document.Version }
            : ScimAnswer.Of(StatusCodes.Status200OK, Projection.Of(context.Request).Apply(document.Body), document.Version);
    }

    internal async ValueTask<RestAnswer> ListAsync(HttpContext context, Caller caller, CancellationToken ct) =>
        await AnswerAsync(context, ListRequest.Of(context.Request), caller, ct);

    internal async ValueTask<RestAnswer> SearchAsync(HttpContext context, Caller caller, CancellationToken ct)
    {
        var body = await ScimBody.ReadAsync(context, ListRequest.SearchSchema, ct);
        return body.Succeeded ? await AnswerAsync(context, ListRequest.Of(body.Value), caller, ct) : ScimErrors.Answer(body.Refusal);
    }

    private async ValueTask<RestAnswer> AnswerAsync(HttpContext context, Outcome<ListRequest> asked, Caller caller, CancellationToken ct)
    {
        if (!asked.Succeeded)
            return ScimErrors.Answer(asked.Refusal);
        var request = asked.Value;
        var matching = request.Filter is null ? Outcome.Of(directory.Users(caller)) : UserQuestions.Where(directory.Users(caller), request.Filter);
        var ordered = matching.Succeeded ? UserQuestions.Order(matching.Value, request.SortBy, request.Descending) : matching;
        if (!ordered.Succeeded)
            return ScimErrors.Answer(ordered.Refusal);
        var total = await matching.Value!.CountAsync(ct);
        var users = request.Count == 0 ? [] : await ordered.Value.Skip(request.StartIndex - 1).Take(request.Count).ToListAsync(ct);
        var root = ScimRoot.Of(context);
        return ScimAnswer.Of(StatusCodes.Status200OK, new JsonObject
        {
            ["schemas"] = new JsonArray(ListSchema),
            ["totalResults"] = total,
            ["startIndex"] = request.StartIndex,
            ["itemsPerPage"] = users.Count,
            ["Resources"] = new JsonArray([.. users.Select(u => request.Projection.Apply(UserDocument.Of(u, root).Body))]),
        });
    }
}
