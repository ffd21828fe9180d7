using Switchboard.OData.Model;
using Switchboard.Registry;

namespace Switchboard.Host.OData;

/// <summary>An entity set for each declared set, as one caller may see it.</summary>
internal sealed class EntitySets(ODataModelBuilder builder, Caller caller, ILookup<string, SetRelation> relations) : ISetVisitor<ODataModelBuilder>
{
    public ODataModelBuilder Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct => builder.Set(NameOf(set.Name), set.Key, call => set.Source(call.Services, (Caller)call.Caller!), options => Describe(set, options));

    /// <summary><c>audit-log</c> is auditLog.</summary>
    internal static string NameOf(string set) => WordsOf.Camel(set);

    private void Describe<TView, TKey>(Set<TView, TKey> set, ODataSetOptions<TView> options)
        where TView : class
        where TKey : struct
    {
        options.MaxPage(SetEntry.LargestPage).Hide(set.HiddenFrom(caller)).ReadableBy(call => ((Caller)call.Caller!).May(set.Permission));
        if (set.IsSearchableBy(caller))
            options.Search(set.SearchBy!);
        foreach (var relation in relations[set.Name])
        {
            if (relation.Many)
                options.Many(relation.Name, NameOf(relation.To), relation.Property);
            else
                options.One(relation.Name, NameOf(relation.To), relation.Property);
        }
    }
}
