using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Binding.Reading;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding;

/// <summary>The narrow door: a condition in OData's language for rows that come from elsewhere.</summary>
public static class ODataFilter
{
    /// <summary>Keeps the rows of which the condition is true.</summary>
    /// <param name="model">What names mean.</param>
    /// <param name="set">The set whose rows these are.</param>
    /// <param name="rows">The rows, from a context of EF Core.</param>
    /// <param name="filter">The condition, decoded, such as <c>status eq 'open' and contact/name ne null</c>.</param>
    /// <param name="call">Who asks; conditions may look into other sets.</param>
    public static ODataOutcome<IQueryable<TView>> Apply<TView>(ODataModel model, string set, IQueryable<TView> rows, string filter, ODataCall call)
        where TView : class => QueryReader.Read(() => Kept(model, model.FindSet(set)!, rows, filter, call));

    private static IQueryable<TView> Kept<TView>(ODataModel model, ODataSet set, IQueryable<TView> rows, string filter, ODataCall call)
    {
        OptionScan.Check("$filter", filter);
        var context = new QueryContext(model);
        var parser = QueryReader.Parser(model, UriOptions.ForParser(set.Name, [KeyValuePair.Create("$filter", filter)], context.ListTexts));
        var clause = QueryReader.Parsed("$filter", parser.ParseFilter) ?? throw RefusedException.Malformed("must not be empty.", "$filter");
        var row = Expression.Parameter(typeof(TView), "it");
        var condition = new ExpressionBinder(context, Scope.Of(row), "$filter").Condition(clause.Expression);
        if (context.Sources.Keys.FirstOrDefault(s => !s.MayRead(call)) is { } closed)
            throw new RefusedException(new ODataRefusal(403, "odata.not-permitted", $"You may not read '{closed.Name}'.", closed.Name));
        return new Filling(context, call, rows.Provider).Query<TView>(Queryables.Where(rows.Expression, row, condition));
    }
}
