using Switchboard.GraphQL.Execution;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>One field for each declared verb: a mutation, or a query where the verb only reads. The input is the verb's own, the errors are those it declares.</summary>
internal sealed class VerbFields(GraphTypes types, InputTypes inputs) : IVerbVisitor<string>
{
    /// <returns>The field as SDL.</returns>
    public string Visit<TVerb, TInput, TOutput>(VerbEntry<TVerb, TInput, TOutput> entry)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        var name = typeof(TVerb).Name;
        var input = inputs.Define(typeof(TInput));
        Payload<TOutput>(name, entry);
        types.Builder.Field(RootOf(entry), Names.Camel(name), Resolve.EachAsync(async (_, call, ct) => await RunAsync(entry, call, ct)));
        return $"  \"{entry.Declaration.Summary}\"\n  {Names.Camel(name)}{(input is null ? "" : $"(input: {input}!)")}: {name}Payload!";
    }

    internal static string RootOf(VerbEntry entry) => entry.Method == HttpMethods.Get ? "Query" : "Mutation";

    private void Payload<TOutput>(string verb, VerbEntry entry)
    {
        var errors = Errors(entry).Select(r => Refusals.Define(types, r));
        var (field, type) = typeof(TOutput) == typeof(Done) ? ("done", "Boolean") : (Names.Camel(Names.Of(typeof(TOutput))), types.Output(typeof(TOutput), nullable: true));
        types.Add($"union {verb}Error = {string.Join(" | ", errors)}");
        types.Add($"type {verb}Payload {{\n  \"What became of it; null when there are errors.\"\n  {field}: {type}\n  errors: [{verb}Error!]!\n}}");
        types.Builder
            .Field($"{verb}Payload", field, Resolve.Each((payload, _) => ((VerbAnswer)payload).Value is Done ? true : ((VerbAnswer)payload).Value))
            .Field($"{verb}Payload", "errors", Resolve.Each((payload, _) => ((VerbAnswer)payload).Refusals));
    }

    private async ValueTask<object?> RunAsync<TVerb, TInput, TOutput>(VerbEntry<TVerb, TInput, TOutput> entry, FieldCall call, CancellationToken ct)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        var request = (DeskRequest)call.Context;
        if (!request.Caller.May(entry.Declaration.Permission))
            return Refusals.Error(new NotPermitted(entry.Declaration.Permission));
        var given = call.Arguments.GetValueOrDefault("input") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(StringComparer.Ordinal);
        var input = inputs.Read<TInput>(given);
        if (!input.Succeeded)
            return VerbAnswer.Of(input.Refusal);
        await using var scope = request.Enter();
        var services = scope.ServiceProvider;
        var outcome = await services.GetRequiredService<VerbPipeline>().RunAsync(entry, services.GetRequiredService<TVerb>(), input.Value, request.Caller, ct);
        return outcome.Succeeded ? new VerbAnswer(outcome.Value, [])
            : Errors(entry).Contains(outcome.Refusal.GetType()) ? VerbAnswer.Of(outcome.Refusal)
            : Refusals.Error(outcome.Refusal);
    }

    /// <summary>What the payload's union holds; any other refusal is an error of the answer.</summary>
    private static IEnumerable<Type> Errors(VerbEntry entry) => [typeof(InvalidInput), typeof(NotFound), .. entry.Refusals];

    private sealed record VerbAnswer(object? Value, IReadOnlyList<Refusal> Refusals)
    {
        internal static VerbAnswer Of(Refusal refusal) => new(null, [refusal]);
    }
}
