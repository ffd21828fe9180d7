using System.Runtime.CompilerServices;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Execution;

/// <summary>Specification 6.2.3: one answer for each event of the operation's only field.</summary>
internal static class Subscriptions
{
    /// <summary>The answers, or the one that refuses them.</summary>
    internal static async ValueTask<(IAsyncEnumerable<ExecutionResult>? Answers, ExecutionResult? Refused)> StartAsync(
        GraphQLEngine engine, PreparedDocument document, OperationDefinition operation, GraphQLRequest request, GraphQLAccess access, CancellationToken ct)
    {
        var variables = Variables.Coerce(document.Schema, document.Document, operation, request.Variables, access.Discovers, out var errors);
        if (errors.Count > 0)
            return (null, ExecutionResult.Refused(errors));
        try
        {
            var field = document.Plan(operation, variables).Fields[0];
            var call = new FieldCall(document.Schema, field.Arguments.Coerce(variables), access.Context, field);
            var start = field.Definition.Resolver is StreamResolver stream
                ? await stream.SubscribeAsync(call, ct)
                : throw new InvalidOperationException($"{field.Definition.Name} is no stream.");
            return start.Events is { } events
                ? (AnswersAsync(engine, document, request, access, events, ct), null)
                : (null, ExecutionResult.Refused(new RequestError(start.Refusal!.Message, At(document, field), [field.Key], start.Refusal.Code)));
        }
        catch (RequestException e)
        {
            return (null, ExecutionResult.Refused(new RequestError(e.Message, [document.Document.Source.LocationOf(e.At.Start)])));
        }
    }

    private static List<Location> At(PreparedDocument document, FieldPlan field) => [.. field.Nodes.Select(n => document.Document.Source.LocationOf(n.Start))];

    private static async IAsyncEnumerable<ExecutionResult> AnswersAsync(
        GraphQLEngine engine, PreparedDocument document, GraphQLRequest request, GraphQLAccess access, IAsyncEnumerable<object> events, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var happened in events.WithCancellation(ct))
            yield return await engine.ExecuteAsync(document, request, access, happened, ct);
    }
}
