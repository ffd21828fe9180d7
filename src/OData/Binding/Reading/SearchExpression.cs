using System.Linq.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Rows that hold some words: what that means, the set's own delegate says when the rows are at hand.</summary>
internal sealed class SearchExpression(ODataSet set, Expression rows, IReadOnlyList<string> words) : Expression
{
    public override ExpressionType NodeType => ExpressionType.Extension;

    public override Type Type => rows.Type;

    internal Expression Rows => rows;

    internal Expression Fill(IQueryProvider provider, Expression filled) => set.Search(provider, filled, words).Expression;

    protected override Expression VisitChildren(ExpressionVisitor visitor)
    {
        var visited = visitor.Visit(rows);
        return visited == rows ? this : new SearchExpression(set, visited, words);
    }
}
