using System.Runtime.InteropServices;
using System.Text.Json;
using Switchboard.Desk.Storage;
using Switchboard.Host.Rest.Bulk;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Host.Rest.Limits;
using Switchboard.Host.Rest.Versions;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>The REST endpoint of one declared verb.</summary>
internal sealed class VerbDoor<TVerb, TInput, TOutput>(VerbEntry<TVerb, TInput, TOutput> entry, RowReader? row) : IBulkVerb
    where TVerb : class, IVerb<TInput, TOutput>
    where TInput : notnull
{
    private readonly bool _reads = entry.Method == HttpMethods.Get;
    private readonly Retirement? _retirement = Retirement.Of(entry.Declaration);
    private readonly bool _repeatable = entry.Method == HttpMethods.Post;

    internal async Task ServeAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        _retirement?.Tell(context.Response.Headers);
        var caller = await RestCaller.ResolveAsync(context, ct);
        var answer = !caller.Succeeded ? Problems.Answer(context, caller.Refusal)
            // Someone without the permission learns nothing about the shape of the input.
            : !caller.Value.May(entry.Declaration.Permission) ? Problems.Answer(context, new NotPermitted(entry.Declaration.Permission))
            : _reads ? await ReadAsync(context, caller.Value, ct)
            : await ChangeAsync(context, caller.Value, ct);
        await answer.ExecuteAsync(context);
    }

    private async ValueTask<RestAnswer> ReadAsync(HttpContext context, Caller caller, CancellationToken ct)
    {
        var input = RequestBody.ReadQuery<TInput>(context);
        return (await RunAsync(context, context.RequestServices, input, caller, null, null, ct)).Answer;
    }

    private async ValueTask<RestAnswer> ChangeAsync(HttpContext context, Caller caller, CancellationToken ct)
    {
        var condition = RowCondition.Of(context.Request, row);
        if (!condition.Succeeded && condition.Refusal is { } unread)
            return Problems.Answer(context, unread);
        var body = await RequestBody.BytesAsync(context, ct);
        if (!body.Succeeded)
            return Problems.Answer(context, body.Refusal);
        return _repeatable ? await IdempotencyDoor.OnceAsync(context, caller, entry.Declaration.Route, body.Value, RunUnderAsync) : (await RunUnderAsync(null)).Answer;

        ValueTask<(RestAnswer Answer, bool Kept)> RunUnderAsync(IdempotencyLease? lease) =>
            RunAsync(context, context.RequestServices, RequestBody.Read<TInput>(context.Request.RouteValues, body.Value), caller, condition.Value, lease, ct);
    }

    public async ValueTask<RestAnswer> RunAsync(HttpContext context, IServiceProvider services, Caller caller, JsonElement input, IdempotentRequest? request)
    {
        if (!caller.May(entry.Declaration.Permission))
            return Problems.Answer(context, new NotPermitted(entry.Declaration.Permission));
        var read = RequestBody.Deserialize<TInput>(JsonMarshal.GetRawUtf8Value(input));
        var ct = context.RequestAborted;
        return request is null
            ? (await RunAsync(context, services, read, caller, null, null, ct)).Answer
            : await IdempotencyDoor.ServeAsync(context, services, request, lease => RunAsync(context, services, read, caller, null, lease, ct));
    }

    private async ValueTask<(RestAnswer Answer, bool Kept)> RunAsync(
        HttpContext context, IServiceProvider services, Outcome<TInput> input, Caller caller, RowCondition? condition, IdempotencyLease? lease, CancellationToken ct)
    {
        if (!input.Succeeded)
            return (Problems.Answer(context, Unreadable(input.Refusal)), false);
        var guard = condition is null && lease is null && row is not { IsAnswer: true }
            ? null
            : new VerbGuard<TOutput>(services, entry, row, caller, context.Request.RouteValues["id"] as string) { Condition = condition, Lease = lease };
        var outcome = await services.GetRequiredService<VerbPipeline>().RunAsync(entry, services.GetRequiredService<TVerb>(), input.Value, caller, ct, guard);
        if (!outcome.Succeeded)
            return (Problems.Answer(context, outcome.Refusal), false);
        return (guard?.Answer ?? RestAnswer.Of(outcome.Value, caller, outcome.Existing ? StatusCodes.Status200OK : entry.Declaration.Status), lease is not null);
    }

    /// <summary>An address with something that is no id at all answers as one that names nothing.</summary>
    private Refusal Unreadable(Refusal refusal) => refusal switch
    {
        InvalidInput { Fields: [var only] } when entry.Path.Contains($"{{{only.Field}}}", StringComparison.Ordinal) && only.Message.StartsWith("must be an id", StringComparison.Ordinal)
            => new NotFound(Noun.Of(entry.Path)),
        _ => refusal,
    };
}
