using System.Collections.Frozen;
using System.Text.Json;
using Switchboard.Host.Rest;
using Switchboard.Registry;

namespace Switchboard.Host.Realtime;

/// <summary>Every verb, callable over a socket by its name and with its own input: the hub's share of "one declaration, many doors".</summary>
internal sealed class HubVerbs(VerbRegistry registry) : IVerbVisitor<HubVerbs.Door>
{
    internal delegate ValueTask<Outcome<object>> Door(IServiceProvider services, JsonElement input, Caller caller, CancellationToken ct);

    private readonly FrozenDictionary<string, VerbEntry> _entries = registry.Verbs.ToFrozenDictionary(v => v.Declaration.Name, StringComparer.Ordinal);
    private FrozenDictionary<string, Door>? _doors;

    public ValueTask<Outcome<object>> RunAsync(string verb, IServiceProvider services, JsonElement input, Caller caller, CancellationToken ct)
    {
        var doors = _doors ??= _entries.ToFrozenDictionary(e => e.Key, e => e.Value.Accept(this), StringComparer.Ordinal);
        return doors.TryGetValue(verb, out var door) ? door(services, input, caller, ct) : new(new NotFound("verb"));
    }

    public Door Visit<TVerb, TInput, TOutput>(VerbEntry<TVerb, TInput, TOutput> entry)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull => async (services, json, caller, ct) =>
        {
            if (!caller.May(entry.Declaration.Permission))
                return new NotPermitted(entry.Declaration.Permission);
            var input = Read<TInput>(json);
            if (!input.Succeeded)
                return input.Refusal;
            var outcome = await services.GetRequiredService<VerbPipeline>().RunAsync(entry, services.GetRequiredService<TVerb>(), input.Value, caller, ct);
            if (!outcome.Succeeded)
                return outcome.Refusal;
            return PrivateFields<TOutput>.HiddenFrom(caller).Count == 0 ? Outcome.Of<object>(outcome.Value) : Outcome.Of<object>(JsonSerializer.SerializeToElement(outcome.Value, PrivateJson.For(caller)));
        };

    private static Outcome<TInput> Read<TInput>(JsonElement json)
    {
        try
        {
            return json.Deserialize<TInput>(RestJson.Options) is { } input ? Outcome.Of(input) : new InvalidInput("$", "must be a JSON object.");
        }
        catch (JsonException e)
        {
            return JsonFault.Explain<TInput>(e);
        }
    }
}
