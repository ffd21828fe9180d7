using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>What all expressions of one URI share: the model, aliases, the budget, and places that a call fills in later.</summary>
internal sealed class QueryContext(ODataModel model)
{
    private readonly Dictionary<ODataSet, ParameterExpression> _sources = [];
    private int _nodes;

    internal ODataModel Model => model;

    /// <summary>The instant of the call.</summary>
    internal ParameterExpression Now { get; } = Expression.Parameter(typeof(DateTimeOffset), "now");

    /// <summary>Texts that were kept from ODataLib.</summary>
    internal Reading.ListTexts ListTexts { get; } = new();

    /// <summary>What parameter aliases stand for.</summary>
    internal IDictionary<string, SingleValueNode> Aliases { get; set; } = new Dictionary<string, SingleValueNode>(StringComparer.Ordinal);

    /// <summary>Every set that is read, and the place its rows are put into.</summary>
    internal IReadOnlyDictionary<ODataSet, ParameterExpression> Sources => _sources;

    internal ParameterExpression SourceOf(ODataSet set)
    {
        if (!_sources.TryGetValue(set, out var place))
            _sources[set] = place = Expression.Parameter(typeof(IQueryable<>).MakeGenericType(set.ViewType), set.Name);
        return place;
    }

    internal ODataSet SetOf(Microsoft.OData.Edm.IEdmNavigationSource? source) =>
        (source is null ? null : model.FindSet(source.Name)) ?? throw RefusedException.Unsupported("This path");

    /// <summary>Every part of every expression passes here once.</summary>
    internal void Spend()
    {
        if (++_nodes > ODataLimits.Nodes)
            throw RefusedException.TooMuch($"The expressions have more than {ODataLimits.Nodes} parts.");
    }
}
