using Switchboard.Desk.Storage;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Host.Rest.Limits;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Ai;

/// <summary>What stands around every AI operation: who calls, may they, is the input right, was it asked before; and how long it took.</summary>
[Asks(Permission)]
internal sealed class AiDoor(CurrentTenant tenant, AiMetrics metrics, TimeProvider clock)
{
    internal const string Permission = "messages:read";

    /// <param name="context">The request.</param>
    /// <param name="operation">What it is counted as; null for what is not counted.</param>
    /// <param name="run">Does it, with services of the tenant, which is known only by then; is given a way to tell how many seconds have passed.</param>
    internal async Task<IResult> ServeAsync<TInput, TOutput>(HttpContext context, string? operation, Func<IServiceProvider, TInput, Func<double>, CancellationToken, ValueTask<Outcome<TOutput>>> run)
        where TInput : notnull
    {
        var (request, ct) = (context.Request, context.RequestAborted);
        var caller = await RestCaller.ResolveAsync(context, ct);
        if (!caller.Succeeded)
            return Problems.From(caller.Refusal);
        if (!caller.Value.May(Permission))
            return Problems.From(new NotPermitted(Permission));
        if (HttpMethods.IsGet(request.Method))
            return (await RunAsync(RequestBody.ReadQuery<TInput>(context), null)).Answer;
        var body = await RequestBody.BytesAsync(context, ct);
        return body.Succeeded
            ? await IdempotencyDoor.OnceAsync(context, caller.Value, $"POST /ai/{operation}", body.Value, lease => RunAsync(RequestBody.Read<TInput>(request.RouteValues, body.Value), lease))
            : Problems.From(body.Refusal);

        async ValueTask<(RestAnswer Answer, bool Kept)> RunAsync(Outcome<TInput> read, IdempotencyLease? lease)
        {
            var start = clock.GetTimestamp();
            var input = Checked(read);
            var outcome = input.Succeeded ? await run(context.RequestServices, input.Value, () => clock.GetElapsedTime(start).TotalSeconds, ct) : input.Refusal;
            if (operation is not null)
                metrics.Count(tenant.Id, operation, clock.GetElapsedTime(start), failed: !outcome.Succeeded);
            return outcome.Succeeded
                ? await IdempotencyDoor.CommitAsync(context, RestAnswer.Of(outcome.Value, caller.Value), lease)
                : (Problems.Answer(context, outcome.Refusal), false);
        }
    }

    private static Outcome<TInput> Checked<TInput>(Outcome<TInput> input)
        where TInput : notnull
    {
        if (!input.Succeeded)
            return input;
        var errors = AiRules<TInput>.Rules.Check(input.Value);
        return errors.Count == 0 ? input : new InvalidInput(errors);
    }

    private static class AiRules<TInput>
        where TInput : notnull
    {
        internal static readonly InputRules<TInput> Rules = new();
    }
}
