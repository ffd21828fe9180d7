namespace Switchboard.GraphQL.Execution;

/// <summary>All objects of one type at one place of a document, and what each of their fields turned out to be: a column a field.</summary>
internal sealed class ResultLevel(SelectionPlan plan, List<object> sources)
{
    public SelectionPlan Plan { get; } = plan;

    public List<object> Sources { get; } = sources;

    /// <summary>Null for a field that is written straight from its source.</summary>
    public object?[]?[] Columns { get; } = new object?[]?[plan.Fields.Count];
}

/// <summary>An object of the answer.</summary>
internal sealed class ResultObject(ResultLevel level, int index)
{
    public ResultLevel Level { get; } = level;

    public int Index { get; } = index;
}

/// <summary>A list of the answer; its items are leaves, objects, lists, errors or null.</summary>
internal sealed class ResultList(object?[] items)
{
    public object?[] Items { get; } = items;
}
