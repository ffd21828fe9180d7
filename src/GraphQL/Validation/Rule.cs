using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5: one thing that a document must not get wrong. What it wants to see of the document it says with <see cref="IEnters{TNode}"/> and <see cref="ILeaves{TNode}"/>.</summary>
internal abstract class Rule(ValidationContext context)
{
    /// <summary>A class is called what the reference implementation calls the rule.</summary>
    protected string Name => GetType().Name + "Rule";

    protected ValidationContext Context { get; } = context;

    protected Cursor At => Context.Cursor;

    protected void Report(string message, params ReadOnlySpan<Node> nodes) => Context.Report(Name, message, nodes);

    /// <summary>What may have been meant instead of <paramref name="written"/>; nothing where suggestions are unwelcome.</summary>
    protected string Hint(string written, IEnumerable<string> known, string? what = null) => Context.Suggests ? Suggestions.DidYouMean(Suggestions.Similar(written, known), what) : "";
}

/// <summary>Sees a node before what is inside it.</summary>
internal interface IEnters<TNode>
    where TNode : Node
{
    void Enter(TNode node);
}

/// <summary>Sees a node after what is inside it.</summary>
internal interface ILeaves<TNode>
    where TNode : Node
{
    void Leave(TNode node);
}

/// <summary>Those of all rules that one kind of node concerns.</summary>
internal readonly struct Listeners<TNode>(IReadOnlyList<object> rules)
    where TNode : Node
{
    private readonly IEnters<TNode>[] _entering = Only<IEnters<TNode>>(rules);
    private readonly ILeaves<TNode>[] _leaving = Only<ILeaves<TNode>>(rules);

    public void Enter(TNode node)
    {
        foreach (var rule in _entering)
            rule.Enter(node);
    }

    public void Leave(TNode node)
    {
        foreach (var rule in _leaving)
            rule.Leave(node);
    }

    /// <summary>By hand, for every document pays for it: most rules do not care for most kinds.</summary>
    private static T[] Only<T>(IReadOnlyList<object> rules)
    {
        List<T>? found = null;
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i] is T rule)
                (found ??= []).Add(rule);
        }

        return found is null ? [] : [.. found];
    }
}
