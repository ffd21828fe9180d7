using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Http;

/// <summary>GraphQL over server-sent events, "distinct connections" (github.com/enisdenjo/graphql-sse, PROTOCOL.md): an operation a request, <c>next</c> for each answer and <c>complete</c> at the end.</summary>
internal static class EventStream
{
    internal static async Task ServeAsync(HttpContext http, GraphQLEngine engine, GraphQLAccess access, GraphQLRequest request, CancellationToken ct)
    {
        http.Response.ContentType = MediaTypes.Events;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.StartAsync(ct);
        try
        {
            if (await StartAsync(http, engine, access, request, ct) is { } answers)
            {
                await foreach (var answer in answers.WithCancellation(ct))
                    await NextAsync(http, answer, ct);
            }
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // The listener has left.
            return;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var error = engine.Unexpected(e);
            await NextAsync(http, ExecutionResult.Refused(new RequestError(error.Message, [], Code: error.Code)), ct);
        }

        await http.Response.WriteAsync("event: complete\ndata:\n\n", ct);
    }

    private static async ValueTask<IAsyncEnumerable<ExecutionResult>?> StartAsync(HttpContext http, GraphQLEngine engine, GraphQLAccess access, GraphQLRequest request, CancellationToken ct)
    {
        if (engine.Prepare(request, access, out var errors) is not { } document)
        {
            await NextAsync(http, ExecutionResult.Refused(errors), ct);
            return null;
        }

        if (document.Operation(request.OperationName, out _) is not { Kind: OperationKind.Subscription } operation)
        {
            var answer = await GraphQLAnswer.OfAsync(engine, access, request, mayChange: HttpMethods.IsPost(http.Request.Method), ct);
            await NextAsync(http, answer.Result, ct);
            return null;
        }

        if (!engine.MayRun(document, request, access, out _, out var refusal))
        {
            await NextAsync(http, ExecutionResult.Refused(refusal!), ct);
            return null;
        }

        var (answers, refused) = await Subscriptions.StartAsync(engine, document, operation, request, access, ct);
        if (answers is null)
            await NextAsync(http, refused!, ct);
        return answers;
    }

    private static async Task NextAsync(HttpContext http, ExecutionResult result, CancellationToken ct)
    {
        await http.Response.WriteAsync("event: next\ndata: ", ct);
        await using (var json = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = ResponseWriter.Encoder }))
            ResponseWriter.Write(json, result);
        await http.Response.WriteAsync("\n\n", ct);
        await http.Response.Body.FlushAsync(ct);
    }
}
