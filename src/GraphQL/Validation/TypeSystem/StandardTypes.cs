using System.Collections.Frozen;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.5, 3.13 and 4.2: what every service has without saying so.</summary>
internal static class StandardTypes
{
    private static readonly SchemaTypes Empty = new([], []);

    private static readonly FrozenDictionary<string, NamedSchemaType> ByName =
        Empty.All.Concat(BuiltIn.Scalars).DistinctBy(t => t.Name, StringComparer.Ordinal).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SchemaDirective> Directives = Empty.Directives.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);

    internal static FrozenSet<string> Names { get; } = ByName.Keys.ToFrozenSet(StringComparer.Ordinal);

    internal static NamedSchemaType? Type(string name) => ByName.GetValueOrDefault(name);

    internal static SchemaDirective? Directive(string name) => Directives.GetValueOrDefault(name);
}
