using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Switchboard.Desk;
using Switchboard.Desk.Provisioning;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Host.Scim.Patches;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Users;

internal sealed class WriteUsers(MemberDirectory directory)
{
    internal async ValueTask<RestAnswer> CreateAsync(HttpContext context, Caller caller, CancellationToken ct)
    {
        var body = await ScimBody.ReadAsync(context, AttributePath.User, ct);
        var person = body.Succeeded ? UserText.Read(body.Value, was: null) : body.Refusal;
        if (!person.Succeeded)
            return ScimErrors.Answer(person.Refusal);
        var made = await directory.AddAsync(person.Value, caller, ct);
        if (!made.Succeeded)
            return ScimErrors.Answer(made.Refusal);
        context.Response.Headers.Location = UserDocument.Location(made.Value, ScimRoot.Of(context));
        return Answer(context, StatusCodes.Status201Created, made);
    }

    internal async ValueTask<RestAnswer> ReplaceAsync(HttpContext context, string id, Caller caller, CancellationToken ct)
    {
        var body = await ScimBody.ReadAsync(context, AttributePath.User, ct);
        return body.Succeeded ? await ChangeAsync(context, id, user => UserText.Read(body.Value, user), caller, ct) : ScimErrors.Answer(body.Refusal);
    }

    internal async ValueTask<RestAnswer> PatchAsync(HttpContext context, string id, Caller caller, CancellationToken ct)
    {
        var body = await ScimBody.ReadAsync(context, PatchReader.Schema, ct);
        var operations = body.Succeeded ? PatchReader.Read(body.Value) : body.Refusal;
        if (!operations.Succeeded)
            return ScimErrors.Answer(operations.Refusal);
        var root = ScimRoot.Of(context);
        return await ChangeAsync(context, id, user => Revise(user, operations.Value, root), caller, ct);
    }

    internal async ValueTask<RestAnswer> RemoveAsync(HttpContext context, string id, Caller caller, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var known))
            return ScimErrors.Answer(new NotFound("user"));
        var (conditional, root) = (context.Request.Headers.IfMatch.Count > 0, ScimRoot.Of(context));
        var gone = await directory.RemoveAsync(new MemberId(known), conditional, user => Check(context.Request, user, root), caller, ct);
        return gone.Succeeded ? new RestAnswer(StatusCodes.Status204NoContent, [], ScimAnswer.ContentType) : ScimErrors.Answer(gone.Refusal);
    }

    private async ValueTask<RestAnswer> ChangeAsync(HttpContext context, string id, Func<DirectoryUser, Outcome<DirectoryPerson>> revise, Caller caller, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var known))
            return ScimErrors.Answer(new NotFound("user"));
        var (conditional, root) = (context.Request.Headers.IfMatch.Count > 0, ScimRoot.Of(context));
        return Answer(context, StatusCodes.Status200OK, await directory.ChangeAsync(
            new MemberId(known), conditional, user => Check(context.Request, user, root) is { } refusal ? refusal : revise(user), caller, ct));
    }

    private static Outcome<DirectoryPerson> Revise(DirectoryUser user, IReadOnlyList<PatchOperation> operations, string root)
    {
        var body = ScimBody.AsAnyCase(UserDocument.Of(user, root).Body);
        foreach (var operation in operations)
        {
            if (UserPatch.Apply(body, operation) is { } refusal)
                return refusal;
        }

        return UserText.Read(body, user);
    }

    private static RowChanged? Check(HttpRequest request, DirectoryUser user, string root)
    {
        if (request.Headers.IfMatch.Count == 0)
            return null;
        return EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) && EntityTag.Matches(tags, UserDocument.Of(user, root).Version, useStrongComparison: false) ? null : new RowChanged();
    }

    private static RestAnswer Answer(HttpContext context, int status, Outcome<DirectoryUser> outcome)
    {
        if (!outcome.Succeeded)
            return ScimErrors.Answer(outcome.Refusal);
        var document = UserDocument.Of(outcome.Value, ScimRoot.Of(context));
        return ScimAnswer.Of(status, Projection.Of(context.Request).Apply(document.Body), document.Version);
    }
}
