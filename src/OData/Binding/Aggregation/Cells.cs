using System.Linq.Expressions;

namespace Switchboard.OData.Binding.Aggregation;

/// <summary>A row that $apply makes: as many typed values as it has columns. EF Core sees through it as through an anonymous type.</summary>
internal sealed class Cells<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
{
    public T1? C1 { get; set; }

    public T2? C2 { get; set; }

    public T3? C3 { get; set; }

    public T4? C4 { get; set; }

    public T5? C5 { get; set; }

    public T6? C6 { get; set; }

    public T7? C7 { get; set; }

    public T8? C8 { get; set; }

    public T9? C9 { get; set; }

    public T10? C10 { get; set; }

    public T11? C11 { get; set; }

    public T12? C12 { get; set; }
}

internal static class Cells
{
    /// <summary>A row of these values.</summary>
    internal static Expression Of(IReadOnlyList<Expression> values)
    {
        var types = Enumerable.Range(0, ODataLimits.Columns).Select(i => i < values.Count ? values[i].Type : typeof(bool)).ToArray();
        var type = typeof(Cells<,,,,,,,,,,,>).MakeGenericType(types);
        return Expression.MemberInit(Expression.New(type), values.Select((v, i) => Expression.Bind(type.GetProperty("C" + (i + 1))!, v)));
    }

    /// <summary>The value of a column.</summary>
    internal static Expression Read(Expression row, int column) => Expression.Property(row, "C" + (column + 1));
}
