using System.Linq.Expressions;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>Every set whose rows have an id of their own, found by that id.</summary>
internal sealed class SetNodes : ISetVisitor<NodeSource?>
{
    /// <summary>Null for sets whose rows are known by something else, as a day's usage is.</summary>
    public NodeSource? Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct => KeyOf(set) is null ? null : new NodeSource<TView, TKey>(set);

    /// <summary>Only typed ids: verbs take those as global ids too, and a plain UUID as it is.</summary>
    internal static string? KeyOf<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct => StrongId.Is(typeof(TKey)) && set.Key.Body is MemberExpression { Member.Name: "Id" } ? "Id" : null;

    internal static Type KeyTypeOf(NodeSource source) => source.GetType().GetGenericArguments()[1];
}
