using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Switchboard.Desk.Storage;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Host.Rest.Limits;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Rest.Bulk;

/// <summary>Many verbs in one call: each with its own rights, its own commit and its own answer.</summary>
internal sealed class BulkEndpoint(FrozenDictionary<string, IBulkVerb> verbs)
{
    internal const string Path = "/bulk";
    private const string Route = "POST " + Path;

    internal async Task ServeAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        var caller = await RestCaller.ResolveAsync(context, ct);
        var answer = caller.Succeeded ? await AnswerAsync(context, caller.Value, ct) : Problems.Answer(context, caller.Refusal);
        await answer.ExecuteAsync(context);
    }

    private async ValueTask<RestAnswer> AnswerAsync(HttpContext context, Caller caller, CancellationToken ct)
    {
        var key = IdempotencyDoor.KeyOf(context.Request);
        if (key.Refusal is { } noKey)
            return Problems.Answer(context, noKey);
        var body = await RequestBody.BytesAsync(context, ct);
        if (!body.Succeeded)
            return Problems.Answer(context, body.Refusal);
        var read = RequestBody.Read<BulkRequest>([], body.Value);
        if (!read.Succeeded)
            return Problems.Answer(context, read.Refusal);
        if (read.Value.Operations.Count is 0 or > BulkRequest.Most)
            return Problems.Answer(context, new InvalidInput("operations", $"must be 1 to {BulkRequest.Most} operations."));
        if (Charge(context, read.Value.Operations.Count - 1) is { } tooMany)
            return Problems.Answer(context, tooMany);
        if (key.Value is null)
            return await RunAsync(context, caller, read.Value.Operations, null);

        var request = new IdempotentRequest(caller.Id, Route, key.Value, IdempotencyDoor.Fingerprint(context.Request, body.Value));
        return await IdempotencyDoor.ServeAsync(context, context.RequestServices, request, async _ => (await RunAsync(context, caller, read.Value.Operations, request), false));
    }

    /// <summary>The call itself was counted as one.</summary>
    private static Refusal? Charge(HttpContext context, int more)
    {
        if (more == 0)
            return null;
        var limiter = context.RequestServices.GetRequiredService<RateLimiter>();
        return limiter.Take(context, Partition.Of(context), more)
            ?? (context.RequestServices.GetRequiredService<CurrentTenant>() is { IsKnown: true } tenant ? limiter.TakeTenant(context, tenant.Id, more) : null);
    }

    private async Task<RestAnswer> RunAsync(HttpContext context, Caller caller, IReadOnlyList<BulkOperation> operations, IdempotentRequest? whole)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        var final = true;
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("results"u8);
            for (var i = 0; i < operations.Count; i++)
            {
                context.RequestAborted.ThrowIfCancellationRequested();
                var answer = await OneAsync(context, caller, operations[i], whole is null ? null : Part(whole, i, operations[i]));
                final &= answer.IsFinal && answer.Status < StatusCodes.Status500InternalServerError;
                Write(writer, answer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        // What was said of one of them is not said of all.
        context.Response.Headers.Remove(IdempotencyDoor.ReplayedHeader);
        context.Response.Headers.RetryAfter = default;
        return new RestAnswer(StatusCodes.Status200OK, bytes.WrittenSpan.ToArray(), RestAnswer.Json) { IsFinal = final };
    }

    private async ValueTask<RestAnswer> OneAsync(HttpContext context, Caller caller, BulkOperation operation, IdempotentRequest? request)
    {
        if (!verbs.TryGetValue(operation.Verb, out var verb))
            return Problems.Answer(context, new InvalidInput("verb", "must be the operationId of an operation that changes something and is no upload; see /openapi/v1.json."));
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        if (context.RequestServices.GetRequiredService<CurrentTenant>() is { IsKnown: true } tenant)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().EnterAs(tenant);
        return await verb.RunAsync(context, scope.ServiceProvider, caller, operation.Input, request);
    }

    /// <summary>Each operation is a request of its own, so that a call that broke off goes on where it stopped.</summary>
    private static IdempotentRequest Part(IdempotentRequest whole, int index, BulkOperation operation) => whole with
    {
        Route = string.Create(CultureInfo.InvariantCulture, $"{Route}#{index} {operation.Verb}"),
    };

    private static void Write(Utf8JsonWriter writer, RestAnswer answer)
    {
        var refused = answer.ContentType == Problems.ContentType;
        writer.WriteStartObject();
        writer.WriteNumber("status"u8, answer.Status);
        Raw(writer, "body"u8, refused ? [] : answer.Body);
        Raw(writer, "problem"u8, refused ? answer.Body : []);
        writer.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter writer, ReadOnlySpan<byte> name, byte[] json)
    {
        writer.WritePropertyName(name);
        if (json.Length == 0)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(json, skipInputValidation: true);
    }
}
