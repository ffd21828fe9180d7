using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Http;

/// <summary>Says what a caller may do, or answers the request itself (with a sign-in page, a refusal) and returns null.</summary>
public delegate ValueTask<GraphQLAccess?> GraphQLGate(HttpContext http, CancellationToken ct);

/// <summary>GraphQL over HTTP (draft of the GraphQL Foundation): one path for queries, changes and subscriptions.</summary>
public static class GraphQLEndpoint
{
    private const int LargestBody = 2_000_000;

    /// <summary>Serves <paramref name="engine"/> at a path: POST and GET, sockets of graphql-transport-ws, and subscriptions as server-sent events.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder routes, string path, GraphQLEngine engine, GraphQLGate gate, SocketGate socketGate, SocketOptions sockets) =>
        routes.Map(path, http => http.WebSockets.IsWebSocketRequest ? SocketEndpoint.ServeAsync(http, engine, socketGate, sockets) : ServeAsync(http, engine, gate))
            .WithName("graphql").WithMetadata(new BodyLimit(LargestBody));

    private static async Task ServeAsync(HttpContext http, GraphQLEngine engine, GraphQLGate gate)
    {
        var ct = http.RequestAborted;
        var (read, bad) = await ReadAsync(http, ct);
        if (bad is not null)
        {
            await RefuseAsync(http, bad, ct);
            return;
        }

        using (read)
        {
            if (await gate(http, ct) is not { } access)
                return;
            if (MediaTypes.Negotiate(http.Request) == MediaTypes.Events && !read!.Batch)
                await EventStream.ServeAsync(http, engine, access, read.Requests[0], ct);
            else
                await AnswerAsync(http, engine, access, read!, ct);
        }
    }

    private static async ValueTask<(RequestsRead? Read, BadRequest? Bad)> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (MediaTypes.Negotiate(http.Request) is null)
            return (null, new BadRequest(StatusCodes.Status406NotAcceptable, $"Answers are {MediaTypes.Response}, {MediaTypes.Json} or {MediaTypes.Events}."));
        if (HttpMethods.IsGet(http.Request.Method))
            return RequestReader.FromQuery(http.Request.Query);
        if (!HttpMethods.IsPost(http.Request.Method))
            return (null, new BadRequest(StatusCodes.Status405MethodNotAllowed, "GraphQL is asked by GET or POST."));
        return MediaTypes.IsJson(http.Request)
            ? await RequestReader.FromBodyAsync(http.Request, ct)
            : (null, new BadRequest(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8."));
    }

    private static async Task AnswerAsync(HttpContext http, GraphQLEngine engine, GraphQLAccess access, RequestsRead read, CancellationToken ct)
    {
        var answers = new List<GraphQLAnswer>(read.Requests.Count);
        foreach (var request in read.Requests)
        {
            var answer = await GraphQLAnswer.OfAsync(engine, access, request, mayChange: !HttpMethods.IsGet(http.Request.Method), ct);
            if (answer.Status == StatusCodes.Status405MethodNotAllowed)
            {
                await RefuseAsync(http, new BadRequest(answer.Status, answer.Result.Errors[0].Message), ct);
                return;
            }

            answers.Add(answer);
        }

        var type = TypeOfAnswer(http);
        http.Response.ContentType = type + "; charset=utf-8";
        // The older media type cannot tell an answer of ours from one of a proxy, so its status says only that it is ours.
        http.Response.StatusCode = type == MediaTypes.Response && !read.Batch ? answers[0].Status : StatusCodes.Status200OK;
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = ResponseWriter.Encoder });
        if (read.Batch)
            json.WriteStartArray();
        foreach (var answer in answers)
            ResponseWriter.Write(json, answer.Result, answer.Cost);
        if (read.Batch)
            json.WriteEndArray();
    }

    private static async Task RefuseAsync(HttpContext http, BadRequest bad, CancellationToken ct)
    {
        http.Response.StatusCode = bad.Status;
        if (bad.Status == StatusCodes.Status405MethodNotAllowed)
            http.Response.Headers.Allow = HttpMethods.IsGet(http.Request.Method) ? "POST" : "GET, POST";
        http.Response.ContentType = TypeOfAnswer(http) + "; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        ResponseWriter.Write(json, ExecutionResult.Refused(new RequestError(bad.Message, [], Code: "BAD_REQUEST")));
        await json.FlushAsync(ct);
    }

    private static string TypeOfAnswer(HttpContext http) => MediaTypes.Negotiate(http.Request) == MediaTypes.Response ? MediaTypes.Response : MediaTypes.Json;

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
