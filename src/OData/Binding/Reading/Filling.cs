using System.Linq.Expressions;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Puts what belongs to one call into the places that were left for it.</summary>
internal sealed class Filling : ExpressionVisitor
{
    private readonly Dictionary<ParameterExpression, Expression> _places = [];
    private readonly IQueryProvider _provider;

    internal Filling(QueryContext context, ODataCall call, IQueryProvider? provider = null)
    {
        foreach (var (set, place) in context.Sources)
        {
            var source = set.SourceFor(call);
            provider ??= source.Provider;
            _places[place] = source.Expression;
        }

        _provider = provider ?? throw new InvalidOperationException("A query that reads no set.");
        _places[context.Now] = QueryParameter.Of(call.Time.GetUtcNow());
    }

    private Filling(Filling outer)
    {
        _places = new Dictionary<ParameterExpression, Expression>(outer._places);
        _provider = outer._provider;
    }

    /// <summary>With one more place filled.</summary>
    internal Filling With(ParameterExpression place, Expression value)
    {
        var next = new Filling(this);
        next._places[place] = value;
        return next;
    }

    internal IQueryable<T> Query<T>(Expression rows) => _provider.CreateQuery<T>(Visit(rows));

    protected override Expression VisitParameter(ParameterExpression node) => _places.GetValueOrDefault(node, node);

    protected override Expression VisitExtension(Expression node) => node is SearchExpression search ? search.Fill(_provider, Visit(search.Rows)) : base.VisitExtension(node);
}
