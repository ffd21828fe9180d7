using System.Text.Json;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Execution;

/// <param name="Data">Null when an error emptied the root.</param>
/// <param name="Executed">False when the request was refused before anything ran: then an answer has no data at all.</param>
/// <param name="Errors">In the order of the answer.</param>
internal sealed record ExecutionResult(ResultObject? Data, bool Executed, IReadOnlyList<RequestError> Errors)
{
    internal static ExecutionResult Refused(params IReadOnlyList<RequestError> errors) => new(null, Executed: false, errors);
}

/// <summary>Specification 6: carries out one operation of a prepared document.</summary>
internal static class Executor
{
    /// <param name="document">Parsed and valid.</param>
    /// <param name="operationName">Which operation, when there are several.</param>
    /// <param name="variables">As sent; undefined or null for none.</param>
    /// <param name="root">What the fields of the root are resolved from.</param>
    /// <param name="context">Handed to resolvers.</param>
    /// <param name="unexpected">Told of every exception out of a resolver; says what the client may know of it.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="hints">Whether a wrong name in a variable is answered with similar ones.</param>
    internal static async ValueTask<ExecutionResult> ExecuteAsync(
        PreparedDocument document, string? operationName, JsonElement variables, object root, object context, Func<Exception, FieldError> unexpected, CancellationToken ct, bool hints = true)
    {
        if (document.Operation(operationName, out var complaint) is not { } operation)
            return ExecutionResult.Refused(new RequestError(complaint, []));
        var coerced = Variables.Coerce(document.Schema, document.Document, operation, variables, hints, out var errors);
        if (errors.Count > 0)
            return ExecutionResult.Refused(errors);
        if (!document.Schema.Roots.ContainsKey(operation.Kind))
            return Empty(document, $"Schema is not configured to execute {DefinitionPrinter.Word(operation.Kind)} operation.", operation);
        SelectionPlan plan;
        try
        {
            plan = document.Plan(operation, coerced);
        }
        catch (RequestException e)
        {
            return Empty(document, e.Message, e.At);
        }

        var run = new LevelRun(document.Schema, coerced, context, unexpected, ct);
        var level = new ResultLevel(plan, [root]);
        var completion = new Completion(document.Document.Source);
        var result = new ResultObject(level, 0);
        var whole = operation.Kind == OperationKind.Mutation ? await InTurnAsync(run, completion, result) : await AtOnceAsync(run, completion, result);
        return new ExecutionResult(whole ? result : null, Executed: true, completion.Errors);
    }

    private static async ValueTask<bool> AtOnceAsync(LevelRun run, Completion completion, ResultObject result)
    {
        await run.RunAsync(result.Level);
        return completion.Settle(result);
    }

    /// <summary>Specification 6.2.2: each change is finished before the next begins; none begins after one that emptied the answer.</summary>
    private static async ValueTask<bool> InTurnAsync(LevelRun run, Completion completion, ResultObject result)
    {
        for (var i = 0; i < result.Level.Plan.Fields.Count; i++)
        {
            if (result.Level.Plan.Fields[i].Writer is null)
                await run.RunFieldAsync(result.Level, i);
            if (!completion.SettleField(result, i))
                return false;
        }

        return true;
    }

    private static ExecutionResult Empty(PreparedDocument document, string message, Node at) =>
        new(null, Executed: true, [new RequestError(message, [document.Document.Source.LocationOf(at.Start)])]);
}
