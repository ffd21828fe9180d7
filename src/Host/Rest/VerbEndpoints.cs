using System.Collections.Frozen;
using Switchboard.Host.Rest.Bulk;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>One REST endpoint for each declared verb.</summary>
internal sealed class VerbEndpoints(IEndpointRouteBuilder routes, VerbRegistry registry) : IVerbVisitor<IEndpointConventionBuilder>
{
    private readonly Dictionary<string, IBulkVerb> _bulk = new(StringComparer.Ordinal);

    /// <summary>Every verb visited that changes something, by its name.</summary>
    internal FrozenDictionary<string, IBulkVerb> Bulk => _bulk.ToFrozenDictionary(StringComparer.Ordinal);

    public IEndpointConventionBuilder Visit<TVerb, TInput, TOutput>(VerbEntry<TVerb, TInput, TOutput> entry)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        var door = new VerbDoor<TVerb, TInput, TOutput>(entry, RowReader.Of(entry, registry));
        if (entry.Method != HttpMethods.Get)
            _bulk[entry.Declaration.Name] = door;
        return routes.MapMethods(entry.Path, [entry.Method], door.ServeAsync).WithName(entry.Declaration.Name).WithMetadata(new AsksAttribute(entry.Declaration.Permission));
    }
}
