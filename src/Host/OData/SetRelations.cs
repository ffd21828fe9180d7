using Switchboard.Registry;

namespace Switchboard.Host.OData;

/// <summary>A way from the rows of one set to those of another.</summary>
/// <param name="From">The set it belongs to.</param>
/// <param name="Name">What clients call it.</param>
/// <param name="To">The set it leads to.</param>
/// <param name="Property">The property that holds the id: here for one row, there for many.</param>
/// <param name="Many">Whether it leads to several rows.</param>
internal sealed record SetRelation(string From, string Name, string To, string Property, bool Many);

/// <summary>
/// Relations by the ids that rows hold: <c>contactId</c> leads to <c>contact</c>, and a contact back to its <c>conversations</c>. Where an
/// id is called by a role, the way back says so: a member has <c>conversationsAsAssignee</c>.
/// </summary>
internal static class SetRelations
{
    private const string Id = "Id";

    internal static IReadOnlyList<SetRelation> Of(VerbRegistry registry)
    {
        var owners = Owners(registry);
        var relations =
            from set in registry.Sets
            from property in set.ViewType.GetProperties()
            let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
            where property.Name != Id && property.Name.EndsWith(Id, StringComparison.Ordinal) && owners.ContainsKey(type) && owners[type] != set.Name
            from relation in Both(set.Name, property.Name, type.Name, owners[type])
            select relation;
        return [.. relations];
    }

    /// <summary>The typed ids that a view shows, lists of them among them.</summary>
    internal static IEnumerable<Type> IdsOf(Type view) =>
        from property in view.GetProperties()
        let plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        let type = plain.IsGenericType && plain.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? plain.GetGenericArguments()[0] : plain
        where StrongId.Is(type)
        select type;

    private static IEnumerable<SetRelation> Both(string from, string property, string type, string owner)
    {
        var role = property[..^Id.Length];
        var (name, id) = (WordsOf.Camel(role), WordsOf.Camel(property));
        var back = WordsOf.Camel(from) + (property == type ? "" : "As" + role);
        return [new SetRelation(from, name, owner, id, Many: false), new SetRelation(owner, back, from, id, Many: true)];
    }

    /// <summary>The set whose rows an id means: where several have it as their key, as a conversation and its rating do, the one that calls it its own.</summary>
    private static Dictionary<Type, string> Owners(VerbRegistry registry)
    {
        var keys = new KeyOf();
        return registry.Sets.Select(s => (s.Name, Key: s.Accept(keys))).Where(s => StrongId.Is(s.Key.Type))
            .GroupBy(s => s.Key.Type).ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.Key.Name == Id).First().Name);
    }

    private sealed class KeyOf : ISetVisitor<(Type Type, string Name)>
    {
        public (Type Type, string Name) Visit<TView, TKey>(Set<TView, TKey> set)
            where TView : class
            where TKey : struct => (typeof(TKey), ((System.Linq.Expressions.MemberExpression)set.Key.Body).Member.Name);
    }
}
