using Microsoft.AspNetCore.Http;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Http;

/// <summary>What became of one request.</summary>
internal sealed record GraphQLAnswer(ExecutionResult Result, int Status, double? Cost)
{
    internal static async ValueTask<GraphQLAnswer> OfAsync(GraphQLEngine engine, GraphQLAccess access, GraphQLRequest request, bool mayChange, CancellationToken ct)
    {
        if (engine.Prepare(request, access, out var errors) is not { } document)
            return Refused(errors);
        var kind = document.Operation(request.OperationName, out _)?.Kind;
        if (kind == OperationKind.Subscription)
            return Refused([new RequestError("Subscriptions are served over graphql-transport-ws or as text/event-stream.", [], Code: "SUBSCRIPTION_TRANSPORT")]);
        if (kind == OperationKind.Mutation && !mayChange)
            return new GraphQLAnswer(ExecutionResult.Refused(new RequestError("GET asks and never changes: send a mutation by POST.", [])), StatusCodes.Status405MethodNotAllowed, null);
        if (!engine.MayRun(document, request, access, out var cost, out var refusal))
            return Refused([refusal!], cost);
        var result = await engine.ExecuteAsync(document, request, access, access.Context, ct);
        return new GraphQLAnswer(result, result.Executed ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, cost);
    }

    private static GraphQLAnswer Refused(IReadOnlyList<RequestError> errors, double? cost = null) => new(ExecutionResult.Refused(errors), StatusCodes.Status400BadRequest, cost);
}
