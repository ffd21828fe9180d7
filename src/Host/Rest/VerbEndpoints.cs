using Switchboard.Host.Identity;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>One REST endpoint for each declared verb.</summary>
internal sealed class VerbEndpoints(IEndpointRouteBuilder routes) : IVerbVisitor<IEndpointConventionBuilder>
{
    public IEndpointConventionBuilder Visit<TVerb, TInput, TOutput>(VerbEntry<TVerb, TInput, TOutput> entry)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull =>
        routes.MapMethods(entry.Path, [entry.Method], context => ServeAsync(context, entry)).WithName(entry.Declaration.Name);

    private static async Task ServeAsync<TVerb, TInput, TOutput>(HttpContext context, VerbEntry<TVerb, TInput, TOutput> entry)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        var ct = context.RequestAborted;
        var services = context.RequestServices;
        var caller = await services.GetRequiredService<IRequestCaller>().ResolveAsync(context, ct);
        var result = caller.Succeeded ? await RunAsync(context, services, entry, caller.Value, ct) : Problems.From(caller.Refusal);
        await result.ExecuteAsync(context);
    }

    private static async ValueTask<IResult> RunAsync<TVerb, TInput, TOutput>(
        HttpContext context, IServiceProvider services, VerbEntry<TVerb, TInput, TOutput> entry, Caller caller, CancellationToken ct)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        // Someone without the permission learns nothing about the shape of the input.
        if (!caller.May(entry.Declaration.Permission))
            return Problems.From(new NotPermitted(entry.Declaration.Permission));
        var input = entry.Method == HttpMethods.Get ? RequestBody.ReadQuery<TInput>(context) : await RequestBody.ReadAsync<TInput>(context, ct);
        if (!input.Succeeded)
            return Unreadable(input.Refusal, entry.Path);
        var outcome = await services.GetRequiredService<VerbPipeline>().RunAsync(entry, services.GetRequiredService<TVerb>(), input.Value, caller, ct);
        if (!outcome.Succeeded)
            return Problems.From(outcome.Refusal);
        return outcome.Value is Done
            ? Results.NoContent()
            : Results.Json(outcome.Value, RestJson.Options, statusCode: outcome.Existing ? StatusCodes.Status200OK : entry.Declaration.Status);
    }

    /// <summary>An address with something that is no id at all answers as one that names nothing.</summary>
    private static IResult Unreadable(Refusal refusal, string path) => refusal switch
    {
        InvalidInput { Fields: [var only] } when path.Contains($"{{{only.Field}}}", StringComparison.Ordinal) && only.Message.StartsWith("must be an id", StringComparison.Ordinal)
            => Problems.From(new NotFound(Noun.Of(path))),
        _ => Problems.From(refusal),
    };
}
